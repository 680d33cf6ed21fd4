package tupa.core.session;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket: {@code burst} requests at once, {@code perSecond} on average. It also sees when a user does not slow down
 * at all: more than ten bursts refused within ten seconds is a flood.
 */
final class RateLimit {
    private static final int FLOOD_BURSTS = 10;

    private final int burst;
    private final Duration refill;
    /** When the bucket would be full again; it is so many refills short as that is ahead of now. */
    private Instant fullAt;

    private final Strikes refusals;

    RateLimit(int burst, int perSecond, Instant now) {
        this.burst = burst;
        this.refill = Duration.ofSeconds(1).dividedBy(perSecond);
        this.fullAt = now;
        this.refusals = new Strikes(FLOOD_BURSTS * burst, Strikes.WINDOW, now);
    }

    /** Takes one token; zero when there was one, else how long until there is. */
    Duration take(Instant now) {
        Instant after = (fullAt.isAfter(now) ? fullAt : now).plus(refill);
        Duration wait = Duration.between(now.plus(refill.multipliedBy(burst)), after);
        if (wait.isNegative() || wait.isZero()) {
            fullAt = after;
            return Duration.ZERO;
        }
        refusals.count(now);
        return wait;
    }

    boolean isFlood() {
        return refusals.isOut();
    }
}
