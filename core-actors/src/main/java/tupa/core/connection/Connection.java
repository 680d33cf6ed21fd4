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
    record Received(Outbox outbox, List<Incoming> requests, ActorRef<Taken> replyTo) implements Connection {
        public Received {
            requests = List.copyOf(requests);
        }
    }

    /** The socket is gone. A session that has ended meanwhile does not hear it, and need not. */
    record Lost(Outbox outbox) implements Connection, DeadLetterSuppression {}

    /** The answer to {@link Received}; what comes next from this connection goes to {@code session}. */
    record Taken(ActorRef<Connection> session) {}
}
