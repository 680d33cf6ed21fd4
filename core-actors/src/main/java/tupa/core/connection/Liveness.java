package tupa.core.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import tupa.wire.CloseReason;

/**
 * Whether a connection is as good as gone: nothing comes from it, or it takes nothing of what waits for it. Kept by the
 * transport, which sees every byte, and looked after by it from time to time. For one thread.
 */
public final class Liveness {
    private static final int CHECKS = 4;

    private final Outbox outbox;
    private final Duration interval;
    private final long limit;
    private final long quiet;
    private final LongSupplier nanos;
    private long heardAt;
    private long progressAt;
    private long progress;

    /**
     * Begins now.
     *
     * @param limit how long either may last
     * @param nanos a clock that never goes back
     */
    public Liveness(Outbox outbox, Duration limit, LongSupplier nanos) {
        this.outbox = outbox;
        this.interval = limit.dividedBy(CHECKS);
        this.limit = limit.toNanos();
        this.quiet = this.limit - interval.toNanos() * 3 / 2;
        this.nanos = nanos;
        this.heardAt = nanos.getAsLong();
        this.progressAt = heardAt;
    }

    /** How often to {@link #check}. */
    public Duration interval() {
        return interval;
    }

    /** Something came, or is being worked on. */
    public void heard() {
        heardAt = nanos.getAsLong();
    }

    /** Why the connection is to be closed, if it is. */
    public Optional<CloseReason> check() {
        long takenSoFar = outbox.taken();
        if (takenSoFar != progress || outbox.isEmpty()) {
            progress = takenSoFar;
            progressAt = nanos.getAsLong();
        }
        if (isOver(progressAt, limit)) {
            return Optional.of(CloseReason.SLOW_CONSUMER);
        }
        return isOver(heardAt, limit) ? Optional.of(CloseReason.IDLE) : Optional.empty();
    }

    /**
     * Nothing has come for so long that it is time to ask whether anybody is there: after the next check, which like this one
     * may be late, it would be too late for an answer.
     */
    public boolean isQuiet() {
        return isOver(heardAt, quiet);
    }

    private boolean isOver(long since, long time) {
        return nanos.getAsLong() - since >= time;
    }
}
