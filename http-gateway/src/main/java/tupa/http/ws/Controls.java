package tupa.http.ws;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts the pings and pongs of one peer. Nobody needs to ask every second whether anybody is there. */
final class Controls {
    private static final int MAX = 200;

    private final long window;
    private final LongSupplier nanos;
    private long begun;
    private int count;

    /** @param window in which no more than 200 may come */
    Controls(Duration window, LongSupplier nanos) {
        this.window = window.toNanos();
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
