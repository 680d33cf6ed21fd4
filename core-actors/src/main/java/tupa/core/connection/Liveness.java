package tupa.core.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import tupa.wire.CloseReason;

/**
 * Whether a connection is as good as gone: nothing comes from it, or it takes nothing of what waits for it. Kept by the
 * transport, which sees every byte, and looked after by it when it is time to. For one thread.
 */
public final class Liveness {
    /** How often in the time that a peer may take nothing it is looked whether he has: so much later it may be noticed. */
    private static final int CHECKS_PER_LIMIT = 4;

    /** The part of the time that a peer may say nothing which he has for his answer when he is asked. */
    private static final int ANSWER_PART = 6;

    private final Outbox outbox;
    private final long limit;
    private final long answer;
    private final long interval;
    private final LongSupplier nanos;
    private long heardAt;
    private boolean asked;
    private long askedAt;
    private long checkedAt;
    private boolean waited;
    private long taken;
    private long tookAt;

    /**
     * Begins now.
     *
     * @param limit how long either may last
     * @param nanos a clock that never goes back
     */
    public Liveness(Outbox outbox, Duration limit, LongSupplier nanos) {
        this.outbox = outbox;
        this.limit = limit.toNanos();
        this.answer = this.limit / ANSWER_PART;
        this.interval = this.limit / CHECKS_PER_LIMIT;
        this.nanos = nanos;
        this.heardAt = nanos.getAsLong();
        this.checkedAt = heardAt;
        this.tookAt = heardAt;
    }

    /** Something came, or is being worked on. */
    public void heard() {
        heardAt = nanos.getAsLong();
        asked = false;
    }

    /**
     * In how many nanoseconds to {@link #check}; when it is overdue, none or less. Who takes all that there is need not be
     * looked after before he is quiet.
     *
     * @param behind whether something may wait for the peer
     */
    public long left(boolean behind) {
        long now = nanos.getAsLong();
        long untilLate = asked ? answer - (now - askedAt) : limit - answer - (now - heardAt);
        return behind ? Math.min(untilLate, interval - (now - checkedAt)) : untilLate;
    }

    /** Why the connection is to be closed, if it is. However late this comes, nobody is idle who was not asked before. */
    public Optional<CloseReason> check() {
        checkedAt = nanos.getAsLong();
        if (isStuck()) {
            return Optional.of(CloseReason.SLOW_CONSUMER);
        }
        if (asked) {
            return checkedAt - askedAt >= answer ? Optional.of(CloseReason.IDLE) : Optional.empty();
        }
        asked = checkedAt - heardAt >= limit - answer;
        askedAt = checkedAt;
        return Optional.empty();
    }

    private boolean isStuck() {
        boolean waits = !outbox.isEmpty();
        long takenNow = outbox.taken();
        if (!waits || !waited || takenNow != taken) {
            taken = takenNow;
            tookAt = checkedAt;
        }
        waited = waits;
        return checkedAt - tookAt >= limit;
    }

    /** For so long nothing had come when it was checked last that it is time to ask whether anybody is there. */
    public boolean isQuiet() {
        return asked;
    }
}
