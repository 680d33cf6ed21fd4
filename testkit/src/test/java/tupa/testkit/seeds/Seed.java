package tupa.testkit.seeds;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Says that a test proves these requirements, by their ids in {@code seeds.tsv}: it fails when one of them is not met. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Outcomes.class)
public @interface Seed {
    String[] value();
}
