package tupa.core.store;

import java.time.Duration;
import java.time.Instant;

/**
 * What a room keeps when its oldest events are deleted. What goes is a prefix, so that no hole is left; the newest event
 * always stays, because the numbers go on from it, and so does all that is young, because the cids that make a repeated
 * post harmless are in it.
 *
 * @param newest how many of the newest events stay
 * @param since events from then on stay, as far as {@code newest} allows; the epoch's beginning keeps all
 * @param young events from then on stay in any case
 */
public record Keep(long newest, Instant since, Instant young) {
    /** For how long every event stays, since a cid is promised to be known for that long. */
    public static final Duration ALWAYS = Duration.ofHours(24);

    /** When an event was stored. */
    interface Times<E extends Exception> {
        Instant at(long seq) throws E;
    }

    public Keep {
        if (newest < 1) {
            throw new IllegalArgumentException("a room keeps its newest event");
        }
    }

    /** The first event that stays in a room which stores {@code first} to {@code last}. */
    <E extends Exception> long firstKept(long first, long last, Times<E> times) throws E {
        long byCount = last - first >= newest ? last - newest + 1 : first;
        long wanted = since.isAfter(Instant.EPOCH) ? Math.max(byCount, firstSince(since, first, last, times)) : byCount;
        return wanted <= first ? first : Math.min(Math.min(wanted, last), firstSince(young, first, last, times));
    }

    /** By halves: times never decrease within a room, and its numbers have no hole. Above {@code last} when all are older. */
    private static <E extends Exception> long firstSince(Instant instant, long first, long last, Times<E> times)
            throws E {
        long low = first;
        long high = last + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (times.at(middle).isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
