package tupa.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. Safe for threads. */
public final class HandClock implements InstantSource {
    private volatile Instant now = Some.NOON;

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock; backwards if {@code by} is negative. */
    public void move(Duration by) {
        now = now.plus(by);
    }
}
