package tupa.core.registry;

import java.time.Duration;
import java.time.Instant;

/**
 * How many events a room takes in a second, made of the numbers it reports: about once a second while there are any, so that
 * what is new after a longer silence is not older than that.
 */
final class Pace {
    private static final Duration REPORTED_EVERY = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private long seq;
    private Instant at;
    private double perSecond;

    Pace(long seq, Instant at) {
        this.seq = seq;
        this.at = at;
    }

    void reported(long newest, Instant now) {
        Duration since = Duration.between(at, now);
        if (since.compareTo(REPORTED_EVERY) < 0) {
            return;
        }
        Duration over = since.compareTo(SILENCE) < 0 ? since : REPORTED_EVERY;
        perSecond = (newest - seq) * 1000.0 / over.toMillis();
        seq = newest;
        at = now;
    }

    /** Zero when nothing was heard for a while: then nothing was said. */
    double perSecond(Instant now) {
        return Duration.between(at, now).compareTo(SILENCE) < 0 ? perSecond : 0;
    }
}
