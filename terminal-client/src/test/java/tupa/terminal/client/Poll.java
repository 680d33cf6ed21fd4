package tupa.terminal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for something that another thread does, with a deadline: longer than it takes to find out that a connection is
 * dead, for on a busy machine the JDK's client now and then misses that its peer has closed one.
 */
public final class Poll {
    private static final long DEADLINE_NS = 60_000_000_000L;
    private static final long STEP_NS = 5_000_000;

    private Poll() {}

    public static void until(Supplier<String> what, String... parts) {
        long end = System.nanoTime() + DEADLINE_NS;
        String seen = what.get();
        while (!contains(seen, parts) && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP_NS);
            seen = what.get();
        }
        assertThat(seen).withThreadDumpOnError().contains(parts);
    }

    private static boolean contains(String text, String... parts) {
        for (String part : parts) {
            if (!text.contains(part)) {
                return false;
            }
        }
        return true;
    }
}
