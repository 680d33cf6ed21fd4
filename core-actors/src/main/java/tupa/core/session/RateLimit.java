package tupa.core.session;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket: {@code burst} requests at once, {@code perSecond} on average. It also sees when a user does not slow down
 * at all: more than ten bursts, refused or free, within ten seconds are a flood.
 */
final class RateLimit {
    private static final int FLOOD_BURSTS = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final boolean enabled;

    /** In which a token comes back. What a {@code Duration} is divided by or multiplied with goes through big decimals. */
    private final Duration refill;

    /** In which all of them do. */
    private final Duration refillAll;

    /** When the bucket would be full again; it is so many refills short as that is ahead of now. */
    private Instant fullAt;

    private final Strikes excess;

    RateLimit(boolean enabled, int burst, int perSecond, Instant now) {
        this.enabled = enabled;
        long refillNanos = SECOND / perSecond;
        this.refill = Duration.ofNanos(refillNanos);
        this.refillAll = Duration.ofNanos(refillNanos * burst);
        this.fullAt = now;
        this.excess = new Strikes(FLOOD_BURSTS * burst, Strikes.WINDOW, now);
    }

    static RateLimit of(SessionSettings settings, Instant now) {
        return new RateLimit(
                settings.rateEnabled(),
                settings.limits().rateBurst(),
                settings.limits().ratePerSecond(),
                now);
    }

    /** Takes one token; zero when there was one, else how long until there is. */
    Duration take(Instant now) {
        Duration wait = wait(now);
        if (wait.isZero()) {
            spend(now);
        } else {
            excess.count(now);
        }
        return wait;
    }

    /** Takes one token, be it one that is yet to come: how long until it does. */
    Duration reserve(Instant now) {
        Duration wait = wait(now);
        spend(now);
        return wait;
    }

    private Duration wait(Instant now) {
        if (!enabled) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now.plus(refillAll), without(now));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void spend(Instant now) {
        if (enabled) {
            fullAt = without(now);
        }
    }

    /** When the bucket would be full again with one token less. */
    private Instant without(Instant now) {
        return (fullAt.isAfter(now) ? fullAt : now).plus(refill);
    }

    /** A request that needs no token, since it must get through even to whoever has none left. */
    void free(Instant now) {
        excess.count(now);
    }

    boolean isFlood() {
        return enabled && excess.isOut();
    }
}
