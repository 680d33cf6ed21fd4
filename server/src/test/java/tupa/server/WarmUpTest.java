package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final long PATIENCE_MS = 10_000;

    @Test
    void everybody_gets_the_answers_he_waits_for_and_nothing_of_it_stays() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        assertThat(WarmUp.run(Duration.ofMillis(1))).isEmpty();

        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> !thread.getName().startsWith("tupa"));
        for (Thread thread : left) {
            thread.join(PATIENCE_MS);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void no_time_is_none_of_it() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        assertThat(WarmUp.run(Duration.ZERO)).isEmpty();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("tupa"))
                .isSubsetOf(before);
    }
}
