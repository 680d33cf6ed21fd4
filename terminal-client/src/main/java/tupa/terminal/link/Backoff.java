package tupa.terminal.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: at random up to a bound that doubles from 0.5 s to 30 s. */
final class Backoff {
    private static final long BASE_MS = 500;
    private static final long CAP_MS = 30_000;
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long bound = Math.min(CAP_MS, BASE_MS << Math.min(attempts, DOUBLINGS));
        attempts++;
        return Duration.ofMillis(random.nextLong(bound + 1));
    }

    void reset() {
        attempts = 0;
    }
}
