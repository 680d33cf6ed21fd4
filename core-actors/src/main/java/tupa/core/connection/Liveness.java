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
    private final Duration limit;
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
        this.limit = limit;
        this.nanos = nanos;
        this.heardAt = nanos.getAsLong();
        this.progressAt = heardAt;
    }

    /** How often to {@link #check}. */
    public Duration interval() {
        return limit.dividedBy(CHECKS);
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

    /** Nothing has come for all of that time but one interval, in which it can be asked whether anybody is there. */
    public boolean isQuiet() {
        return isOver(heardAt, limit.minus(interval()));
    }

    private boolean isOver(long since, Duration time) {
        return nanos.getAsLong() - since >= time.toNanos();
    }
}
