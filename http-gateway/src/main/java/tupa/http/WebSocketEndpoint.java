package tupa.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.ActorSessionLink;
import tupa.core.Guardian;
import tupa.core.connection.Outbox;
import tupa.http.ws.WebSocketPeer;
import tupa.socket.Connection;
import tupa.socket.OpenConnections;

/** Makes WebSockets of connections: what they have in common. */
final class WebSocketEndpoint {
    private final ActorRef<Guardian.Command> guardian;
    private final Outbox.Bounds bounds;
    private final Duration helloWithin;
    private final WebSocketPeer.Limits limits;
    private final OpenConnections open = new OpenConnections();

    WebSocketEndpoint(
            ActorRef<Guardian.Command> guardian,
            Outbox.Bounds bounds,
            Duration helloWithin,
            WebSocketPeer.Limits limits) {
        this.guardian = guardian;
        this.bounds = bounds;
        this.helloWithin = helloWithin;
        this.limits = limits;
    }

    WebSocketPeer open(Connection connection) {
        open.add(connection);
        Outbox outbox = new Outbox(bounds);
        ActorSessionLink link = ActorSessionLink.resumable(guardian, connection.peer(), outbox, helloWithin);
        return new WebSocketPeer(connection, outbox, link, limits, System::nanoTime);
    }

    /** Completes when every WebSocket that is open now is closed. */
    CompletableFuture<Void> allGone() {
        return open.allGone();
    }
}
