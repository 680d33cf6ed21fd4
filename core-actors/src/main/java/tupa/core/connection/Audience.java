package tupa.core.connection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tupa.wire.Event;

/**
 * The connections of all users who are here, for what is told to everybody and missed by nobody. It goes straight into their
 * outboxes, on the thread of whoever tells it: no session is woken for it. Thread-safe.
 */
public final class Audience {
    private static final int FEW = 100;

    private final Set<Outbox> outboxes = new LinkedHashSet<>();

    /** When there are more, those that have closed are let go of: so they are never many more than the others. */
    private int many = FEW;

    public synchronized void enter(Outbox outbox) {
        outboxes.add(outbox);
        if (outboxes.size() > many) {
            outboxes.removeIf(Outbox::isClosed);
            many = Math.max(FEW, 2 * outboxes.size());
        }
    }

    /** Tells whoever has room for it. */
    public void tell(Event event) {
        Parcel parcel = Parcel.of(event);
        everybody().forEach(outbox -> outbox.hint(parcel));
    }

    private synchronized List<Outbox> everybody() {
        return List.copyOf(outboxes);
    }

    /** Connections that are held on to. */
    synchronized int size() {
        return outboxes.size();
    }
}
