package tupa.core.session;

import java.util.List;
import java.util.function.Consumer;
import tupa.core.connection.Outbox;
import tupa.wire.Incoming;

/** Whom a simulated connection talks to; it may change with every answer. */
public interface Listener {
    void received(Outbox outbox, List<Incoming> requests, Consumer<Listener> taken);

    void lost(Outbox outbox);
}
