package tupa.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;
import tupa.core.CoreSettings;
import tupa.core.Guardian;
import tupa.http.ws.WebSocketPeer;

/** The open port for WebSockets and health checks. Its methods may be called from any thread. */
public final class HttpListener {
    /** How often deadlines are looked after: one timer for all connections. */
    private static final Duration TICK = Duration.ofMillis(250);

    /** No client has a reason to send a request in more pieces. */
    private static final int FRAGMENTS_MAX = 64;

    private final ActorSystem<?> system;
    private final HttpSettings settings;
    private final Flow<HttpRequest, HttpResponse, NotUsed> routes;
    private final BidiFlow<HttpResponse, ByteString, ByteString, HttpRequest, NotUsed> http;
    private final Set<OpenSocket> open = ConcurrentHashMap.newKeySet();
    private final CompletionStage<Tcp.ServerBinding> binding;
    private final Cancellable ticker;

    private HttpListener(ActorSystem<?> system, HttpSettings settings, HttpRoutes routes) {
        this.system = system;
        this.settings = settings;
        this.routes = routes.seal().flow(system);
        this.http = Http.get(system).serverLayer().atop(withoutTls());
        this.binding = Tcp.get(system)
                .bind(settings.host(), settings.port(), settings.backlog(), List.of(), false, Optional.empty())
                .mapAsyncUnordered(settings.maxConnections(), this::serve)
                .toMat(Sink.ignore(), Keep.left())
                .run(system);
        this.ticker = system.scheduler()
                .scheduleWithFixedDelay(TICK, TICK, () -> open.forEach(OpenSocket::look), system.executionContext());
    }

    /**
     * Opens the port named in {@code settings}. Fails with the cause the operating system gave when it cannot be opened.
     */
    public static CompletionStage<HttpListener> open(
            ActorSystem<?> system, ActorRef<Guardian.Command> guardian, HttpSettings settings, CoreSettings core) {
        WebSocketPeer.Limits limits = new WebSocketPeer.Limits(
                core.session().limits().requestMax(),
                FRAGMENTS_MAX,
                settings.partsTimeout(),
                settings.sessionTimeout(),
                settings.linger());
        WebSocketEndpoint endpoint = new WebSocketEndpoint(guardian, core.outbox(), limits);
        HttpRoutes routes = new HttpRoutes(
                endpoint, new OriginPolicy(settings.allowedOrigins()), new HealthRoutes(system, guardian));
        HttpListener listener = new HttpListener(system, settings, routes);
        return listener.binding.thenApply(bound -> listener);
    }

    /** Where it listens; the port is the real one even if any was asked for. */
    public InetSocketAddress address() {
        return binding.toCompletableFuture().join().localAddress();
    }

    /** Takes no more connections. Those that are open go on. */
    public CompletionStage<Done> unbind() {
        return binding.thenCompose(Tcp.ServerBinding::unbind).thenApply(unit -> Done.getInstance());
    }

    /** Waits until every WebSocket that was told goodbye is closed, at most {@code patience}, and cuts what is left. */
    public CompletionStage<Done> closeAll(Duration patience) {
        CompletableFuture<?>[] sockets = open.stream()
                .filter(OpenSocket::isUpgraded)
                .map(socket -> socket.gone().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(sockets)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((none, failure) -> {
                    open.forEach(OpenSocket::abort);
                    ticker.cancel();
                    return Done.getInstance();
                });
    }

    private CompletionStage<Done> serve(Tcp.IncomingConnection connection) {
        OpenSocket.Http speaker = socket -> Flow.<HttpRequest>create()
                .map(request -> HttpRoutes.sent(request, socket, connection.remoteAddress()))
                .via(routes)
                .join(http);
        OpenSocket socket = Flow.fromGraph(new Gate(speaker, settings))
                .joinMat(connection.flow(), Keep.left())
                .run(system);
        open.add(socket);
        return socket.gone().whenComplete((done, failure) -> open.remove(socket));
    }

    /** What comes in is widened: a reader of any inbound is content with session bytes. */
    @SuppressWarnings("unchecked") // the placebo only ever emits bytes of the session
    private static BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed> withoutTls() {
        return (BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed>)
                (BidiFlow<SslTlsOutbound, ByteString, ByteString, ? extends SslTlsInbound, NotUsed>)
                        TLSPlacebo.getInstance();
    }
}
