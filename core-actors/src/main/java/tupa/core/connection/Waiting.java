package tupa.core.connection;

import java.util.function.LongSupplier;

/** What a connection is waiting for at the moment, and since when. It begins anew with every step forward. */
final class Waiting {
    enum Reason {
        NOTHING,
        SESSION,
        REST_OF_MESSAGE,
        GOODBYE
    }

    /** Longer than anything is waited for, and yet no overflow when it is added to a time. */
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private final Exchange.Limits limits;
    private final LongSupplier nanos;
    private Reason reason = Reason.NOTHING;
    private long since;
    private boolean progress;

    Waiting(Exchange.Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /** What was waited for has come a step nearer. */
    void progress() {
        progress = true;
    }

    /** This is waited for from now on, unless it was already. */
    void on(Reason now) {
        if (now != reason || progress) {
            reason = now;
            since = nanos.getAsLong();
            progress = false;
        }
    }

    /** How many nanoseconds longer. */
    long left() {
        return limit() - (nanos.getAsLong() - since);
    }

    /** What has been waited for too long. */
    Reason overdue() {
        return left() <= 0 ? reason : Reason.NOTHING;
    }

    private long limit() {
        return switch (reason) {
            case SESSION -> limits.session().toNanos();
            case REST_OF_MESSAGE -> limits.parts().toNanos();
            case GOODBYE -> limits.linger().toNanos();
            case NOTHING -> FOREVER;
        };
    }
}
