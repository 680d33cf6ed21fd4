package tupa.http.ws;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts the pings and pongs of one peer: 200 are let through in a quarter of the time for which he may be silent. */
final class Controls {
    private static final int MAX = 200;
    private static final int WINDOWS = 4;

    private final long window;
    private final LongSupplier nanos;
    private long begun;
    private int count;

    /** @param idle how long the peer may be silent */
    Controls(Duration idle, LongSupplier nanos) {
        this.window = idle.dividedBy(WINDOWS).toNanos();
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** Takes another one; false when there are too many. */
    boolean take() {
        long now = nanos.getAsLong();
        if (now - begun >= window) {
            begun = now;
            count = 0;
        }
        count++;
        return count <= MAX;
    }
}
