package tupa.core.testing.postgres;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs PostgreSQL. Where its server is not installed the test is skipped, but with CI=true in the environment it
 * fails. A parameter of type {@link PostgresDatabase} is an empty database of the one server that all tests of a run
 * share; one of type {@link PostgresServer} is a server of the test's own, which it may stop.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PostgresExtension.class)
public @interface WithPostgres {}
