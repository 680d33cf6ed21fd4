package tupa.core.session;

import java.time.Duration;
import java.time.Instant;

/** Counts offences in windows of time: whoever commits more than {@code max} in one is out. */
final class Strikes {
    /** In which requests that make no sense are counted. */
    static final Duration WINDOW = Duration.ofSeconds(10);

    private final int max;
    private final Duration window;
    private Instant begun;
    private int count;

    Strikes(int max, Duration window, Instant now) {
        this.max = max;
        this.window = window;
        this.begun = now;
    }

    void count(Instant now) {
        if (now.isAfter(begun.plus(window))) {
            begun = now;
            count = 0;
        }
        count++;
    }

    boolean isOut() {
        return count > max;
    }
}
