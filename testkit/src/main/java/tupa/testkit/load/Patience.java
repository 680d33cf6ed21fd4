package tupa.testkit.load;

import java.time.Duration;

/** For how long it is waited while nothing new comes. */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private long known = -1;
    private long since = System.nanoTime();

    /** Whether it is over; {@code news} changes whenever something comes. */
    boolean isOver(long news) {
        long now = System.nanoTime();
        if (news != known) {
            known = news;
            since = now;
        }
        return now - since > LIMIT.toNanos();
    }
}
