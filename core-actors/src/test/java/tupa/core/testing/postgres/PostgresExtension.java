package tupa.core.testing.postgres;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link WithPostgres} means. What it made is closed with the test, or with the run what all share. */
final class PostgresExtension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(PostgresExtension.class);
    private static final Optional<PostgresPrograms> PROGRAMS = PostgresPrograms.find();
    private static final String MISSING =
            "PostgreSQL's server is not installed (neither in /usr/lib/postgresql nor on the PATH).";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return PROGRAMS.isPresent()
                ? ConditionEvaluationResult.enabled("PostgreSQL is installed.")
                : missing("true".equals(System.getenv("CI")));
    }

    static ConditionEvaluationResult missing(boolean fail) {
        if (fail) {
            throw new IllegalStateException(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    /** So that a constructor's server belongs to one test too. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PostgresDatabase.class || type == PostgresServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresServer.class ? own(context) : shared(context);
    }

    private static PostgresServer own(ExtensionContext context) {
        return server(context);
    }

    private static PostgresDatabase shared(ExtensionContext context) {
        return server(context.getRoot()).createDatabase();
    }

    private static PostgresServer server(ExtensionContext owner) {
        return owner.getStore(OURS)
                .computeIfAbsent(
                        PostgresServer.class,
                        type -> PostgresServer.create(PROGRAMS.orElseThrow()),
                        PostgresServer.class);
    }
}
