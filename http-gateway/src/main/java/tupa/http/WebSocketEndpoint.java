package tupa.http;

import java.net.InetSocketAddress;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.Guardian;
import tupa.core.connection.Outbox;
import tupa.http.ws.WebSocketPeer;

/** Makes a WebSocket of a connection whose request asks for one. */
final class WebSocketEndpoint {
    private final ActorRef<Guardian.Command> guardian;
    private final Outbox.Bounds bounds;
    private final WebSocketPeer.Limits limits;

    /** An endpoint for any number of connections. */
    WebSocketEndpoint(ActorRef<Guardian.Command> guardian, Outbox.Bounds bounds, WebSocketPeer.Limits limits) {
        this.guardian = guardian;
        this.bounds = bounds;
        this.limits = limits;
    }

    void open(OpenSocket socket, InetSocketAddress address) {
        Outbox outbox = new Outbox(bounds);
        SessionLink link = new SessionLink(guardian, address, outbox, socket::readOn);
        WebSocketPeer peer = new WebSocketPeer(outbox, link, limits, System::nanoTime);
        socket.becomes(new WebSocketConnection(outbox, peer, link));
    }
}
