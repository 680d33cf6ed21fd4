package tupa.core.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tupa.wire.Event;

/**
 * The connections of all users who are here, for what is told to everybody and missed by nobody. It goes straight into their
 * outboxes, on the thread of whoever tells it: no session is woken for it. Thread-safe.
 */
public final class Audience {
    private static final int FEW = 100;

    private final Set<Outbox> outboxes = ConcurrentHashMap.newKeySet();

    /** When there are more than this, those that have closed are looked for: so they are never more than the others. */
    private volatile int many = FEW;

    public void enter(Outbox outbox) {
        outboxes.add(outbox);
        if (outboxes.size() > many) {
            outboxes.removeIf(Outbox::isClosed);
            many = Math.max(FEW, 2 * outboxes.size());
        }
    }

    /** Tells whoever has room for it. */
    public void tell(Event event) {
        Parcel parcel = Parcel.of(event);
        outboxes.removeIf(outbox -> !outbox.hint(parcel) && outbox.isClosed());
    }

    int size() {
        return outboxes.size();
    }
}
