package tupa.http.ws;

import java.util.function.LongSupplier;
import tupa.socket.Conversation;

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
            case SESSION -> limits.sessionTimeout().toNanos();
            case REST_OF_MESSAGE -> limits.partsTimeout().toNanos();
            case GOODBYE -> limits.linger().toNanos();
            case NOTHING -> Conversation.FOREVER;
        };
    }
}
