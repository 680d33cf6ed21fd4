package tupa.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import tupa.core.sim.engine.Bug;

/**
 * The core under simulated faults. {@code tests.sim.seeds} says how many seeds are run, from 1 on, and {@code tests.sim.seed}
 * names the only one, whose whole trace is then told.
 */
final class SimulationTest {
    private static final int SEEDS = Integer.getInteger("tests.sim.seeds", 1000);
    private static final long ONE = Long.getLong("tests.sim.seed", 0);

    private static final int WHOLE_TRACE = 1_000_000;

    private static final Logger TUPA = (Logger) LoggerFactory.getLogger("tupa");

    /** What is logged is kept in memory for tests that fail; of a thousand runs that is too much. */
    @BeforeAll
    static void beSilent() {
        TUPA.setLevel(Level.WARN);
    }

    @AfterAll
    static void beHeard() {
        TUPA.setLevel(null);
    }

    /** As many at a time as there are processors: runs have nothing in common. */
    private static LongStream seeds() {
        return ONE == 0 ? LongStream.rangeClosed(1, SEEDS).parallel() : LongStream.of(ONE);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void no_seed_breaks_a_promise() {
        Optional<Simulation> broken = seeds().mapToObj(
                        seed -> Simulation.run(seed, Bug.NONE, ONE == 0 ? 80 : WHOLE_TRACE))
                .filter(run -> !run.isSound())
                .findFirst();

        assertThat(broken.map(Simulation::report)).isEmpty();
    }

    @Test
    void the_same_seed_is_the_same_run() {
        LongStream.rangeClosed(1, 20).forEach(seed -> {
            Simulation once = Simulation.run(seed);
            Simulation again = Simulation.run(seed);

            assertThat(again.trace().hash()).isEqualTo(once.trace().hash());
            assertThat(again.trace().events()).isEqualTo(once.trace().events());
            assertThat(again.violations()).isEqualTo(once.violations());
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_bug_is_found(Bug bug) {
        Optional<Simulation> found = LongStream.rangeClosed(1, 1_000)
                .mapToObj(seed -> Simulation.run(seed, bug, 1))
                .filter(run -> !run.isSound())
                .findFirst();

        assertThat(found).isPresent();
    }
}
