package tupa.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
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
import tupa.http.ws.WebSocketPeer;
import tupa.socket.Connection;
import tupa.socket.Conversation;
import tupa.socket.Listener;
import tupa.socket.Sockets;

/** The open port for WebSockets and health checks. Its methods may be called from any thread. */
public final class HttpListener {
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
        this.listener = sockets.listen(
                new InetSocketAddress(settings.host(), settings.port()),
                settings.backlog(),
                settings.maxConnections(),
                this::welcome);
    }

    /**
     * Opens the port named in {@code settings}. Fails with the cause the operating system gave when it cannot be opened.
     */
    public static CompletionStage<HttpListener> open(
            ActorSystem<?> system,
            ActorRef<Guardian.Command> guardian,
            HttpSettings settings,
            CoreSettings core,
            Sockets sockets) {
        WebSocketPeer.Limits limits = new WebSocketPeer.Limits(
                core.session().limits().requestMax(),
                FRAGMENTS_MAX,
                settings.partsTimeout(),
                core.session().idleTimeout(),
                settings.sessionTimeout(),
                settings.linger());
        WebSocketEndpoint endpoint = new WebSocketEndpoint(guardian, core.outbox(), limits);
        OriginPolicy origins = new OriginPolicy(settings.allowedOrigins());
        HttpRoutes routes = new HttpRoutes(system, endpoint, origins, new HealthRoutes(system, guardian));
        try {
            return CompletableFuture.completedStage(
                    new HttpListener(system, sockets, settings, endpoint, origins, routes));
        } catch (IOException refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    /** Where it listens; the port is the real one even if any was asked for. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** How many connections it has right now. */
    public int connections() {
        return listener.connections();
    }

    /** Takes no more connections. Those that are open go on. */
    public CompletionStage<Done> unbind() {
        listener.close();
        return CompletableFuture.completedStage(Done.getInstance());
    }

    /** Waits until every WebSocket is closed, which they are once they were told goodbye, or {@code patience} is over. */
    public CompletionStage<Done> awaitGoodbyes(Duration patience) {
        return endpoint.allGone()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((none, failure) -> Done.getInstance());
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
