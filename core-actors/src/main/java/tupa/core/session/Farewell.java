package tupa.core.session;

import tupa.wire.CloseReason;
import tupa.wire.Event;

/** The last word of a server that stops: everybody is asked back, each at a moment of his own. */
public final class Farewell {
    private Farewell() {}

    /** A {@code bye} for one connection, with a delay at random up to {@code tupa.session.reconnect-spread}. */
    public static Event.Bye of(SessionSettings settings, Ids ids) {
        CloseReason reason = CloseReason.SHUTTING_DOWN;
        long delay = 1 + ids.random().nextLong(settings.reconnectSpread().toMillis());
        return new Event.Bye(reason, reason.text(), reason.reconnect(), delay);
    }
}
