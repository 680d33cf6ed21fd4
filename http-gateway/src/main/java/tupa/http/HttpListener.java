package tupa.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.util.ByteString;
import tupa.core.CoreSettings;
import tupa.core.Guardian;
import tupa.core.connection.Exchange;
import tupa.http.ws.WebSocketPeer;
import tupa.socket.Connection;
import tupa.socket.Conversation;
import tupa.socket.Listener;
import tupa.socket.OpenPort;
import tupa.socket.Sockets;

/** The open port for WebSockets and health checks. Its methods may be called from any thread. */
public final class HttpListener implements OpenPort {
    /** No client has a reason to send a request in more pieces. */
    private static final int FRAGMENTS_MAX = 64;

    private final ActorSystem<?> system;
    private final HttpSettings settings;
    private final HttpRoutes routes;
    private final OriginPolicy origins;
    private final BidiFlow<HttpResponse, ByteString, ByteString, HttpRequest, NotUsed> http;
    private final WebSocketEndpoint endpoint;
    private final Listener listener;

    private HttpListener(
            ActorSystem<?> system,
            Sockets sockets,
            InetSocketAddress address,
            HttpSettings settings,
            WebSocketEndpoint endpoint,
            OriginPolicy origins,
            HttpRoutes routes)
            throws IOException {
        this.system = system;
        this.endpoint = endpoint;
        this.settings = settings;
        this.origins = origins;
        this.routes = routes;
        this.http = Http.get(system).serverLayer().atop(withoutTls());
        this.listener = sockets.listen(address, settings.backlog(), settings.maxConnections(), this::welcome);
    }

    /**
     * Opens a port.
     *
     * @throws IOException when it cannot be opened; the message says why
     */
    public static HttpListener open(
            ActorSystem<?> system,
            ActorRef<Guardian.Command> guardian,
            InetSocketAddress address,
            HttpSettings settings,
            CoreSettings core,
            Sockets sockets)
            throws IOException {
        Exchange.Limits patience = new Exchange.Limits(
                settings.partsTimeout(), core.session().idleTimeout(), settings.sessionTimeout(), settings.linger());
        WebSocketPeer.Limits limits =
                new WebSocketPeer.Limits(core.session().limits().requestMax(), FRAGMENTS_MAX, patience);
        WebSocketEndpoint endpoint =
                new WebSocketEndpoint(guardian, core.outbox(), core.session().helloTimeout(), limits);
        OriginPolicy origins = new OriginPolicy(settings.allowedOrigins());
        HttpRoutes routes = new HttpRoutes(system, endpoint, origins, new HealthRoutes(system, guardian));
        return new HttpListener(system, sockets, address, settings, endpoint, origins, routes);
    }

    @Override
    public InetSocketAddress address() {
        return listener.address();
    }

    @Override
    public int connections() {
        return listener.connections();
    }

    /** Takes no more connections. Those that are open go on. */
    @Override
    public void close() {
        listener.close();
    }

    /** Completes when every WebSocket is closed, which they are once they were told goodbye. */
    @Override
    public CompletionStage<Void> allGone() {
        return endpoint.allGone();
    }

    private Optional<Conversation> welcome(Connection connection) {
        return Optional.of(new FirstRequest(connection, settings, origins, endpoint, this::speakHttp));
    }

    private Conversation speakHttp(Connection connection, ByteString begun, long deadline) {
        HttpConversation conversation = new HttpConversation(connection, settings, begun, deadline);
        system.executionContext()
                .execute(() -> routes.answering(conversation)
                        .join(http)
                        .join(Flow.fromGraph(conversation.pipe()))
                        .run(system));
        return conversation;
    }

    /** What comes in is widened: a reader of any inbound is content with session bytes. */
    @SuppressWarnings("unchecked") // the placebo only ever emits bytes of the session
    private static BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed> withoutTls() {
        return (BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed>)
                (BidiFlow<SslTlsOutbound, ByteString, ByteString, ? extends SslTlsInbound, NotUsed>)
                        TLSPlacebo.getInstance();
    }
}
