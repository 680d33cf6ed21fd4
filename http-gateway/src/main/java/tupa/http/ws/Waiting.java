package tupa.http.ws;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a connection is waiting for at the moment, and since when. It begins anew with every step forward. */
final class Waiting {
    enum Reason {
        NOTHING,
        SESSION,
        REST_OF_MESSAGE,
        GOODBYE
    }

    private final WebSocketPeer.Limits limits;
    private final LongSupplier nanos;
    private Reason reason = Reason.NOTHING;
    private long since;
    private boolean progress;

    Waiting(WebSocketPeer.Limits limits, LongSupplier nanos) {
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

    /** How much longer; empty when nothing is waited for. */
    Optional<Duration> left() {
        return limit().map(limit -> limit.minusNanos(nanos.getAsLong() - since));
    }

    /** What has been waited for too long. */
    Reason overdue() {
        return left().filter(left -> left.isZero() || left.isNegative()).isPresent() ? reason : Reason.NOTHING;
    }

    private Optional<Duration> limit() {
        return switch (reason) {
            case SESSION -> Optional.of(limits.sessionTimeout());
            case REST_OF_MESSAGE -> Optional.of(limits.partsTimeout());
            case GOODBYE -> Optional.of(limits.linger());
            case NOTHING -> Optional.empty();
        };
    }
}
