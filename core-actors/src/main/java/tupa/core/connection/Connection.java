package tupa.core.connection;

import java.util.List;
import org.apache.pekko.actor.DeadLetterSuppression;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.wire.Incoming;

/**
 * What a transport says to the session behind a connection. The outbox is the connection's identity: what comes from one
 * that the session has left behind is ignored.
 */
public sealed interface Connection {
    Outbox outbox();

    /**
     * What the peer wrote, in order. {@link Taken} answers it once all of it was taken up; a transport reads on only then,
     * so that a peer who floods is held back by his own socket.
     */
    record Received(Outbox outbox, List<Incoming> requests, Reader replyTo) implements Connection {
        public Received {
            requests = List.copyOf(requests);
        }
    }

    /** The socket is gone. A session that has ended meanwhile does not hear it, and need not. */
    record Lost(Outbox outbox) implements Connection, DeadLetterSuppression {}

    /** The answer to {@link Received}; what comes next from this connection goes to {@code session}. */
    record Taken(ActorRef<Connection> session) {}

    /**
     * What waits for {@link Taken}. It belongs to the connection, not to an actor: there is an answer for each thing read,
     * and an actor of its own for each would cost more than the reading. Told on any thread, it must not block.
     */
    interface Reader {
        void tell(Taken taken);
    }
}
