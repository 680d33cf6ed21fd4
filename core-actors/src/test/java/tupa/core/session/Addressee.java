package tupa.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.core.connection.Outbox;
import tupa.core.sim.engine.Cell;
import tupa.wire.Incoming;
import tupa.wire.Person;
import tupa.wire.Request;

/** What the simulated registry has of a session: what {@link tupa.core.registry.Summons} is told to in the server. */
public interface Addressee {
    /** A hello on another connection is handed over to this session. */
    record Attach(
            Outbox outbox,
            Optional<String> re,
            Request.Hello hello,
            List<Incoming> rest,
            Consumer<Listener> reader,
            Consumer<Boolean> accepted) {}

    Cell cell();

    void attach(Attach attach);

    void lapse(Instant until);

    void invited(Person from, Consumer<Boolean> answer);
}
