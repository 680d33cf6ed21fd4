package tupa.core.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** How long the last commits took. The writer notes, and whoever wants to know reads; neither waits for the other. */
final class CommitTimes {
    private static final int KEPT = 16;

    private final AtomicLongArray nanos = new AtomicLongArray(KEPT);

    /** The writer's own. */
    private int next;

    void note(long took) {
        nanos.set(next, Math.max(1, took));
        next = (next + 1) % KEPT;
    }

    /** In no order. */
    List<Duration> last() {
        return IntStream.range(0, KEPT)
                .mapToLong(nanos::get)
                .filter(took -> took > 0)
                .mapToObj(Duration::ofNanos)
                .toList();
    }
}
