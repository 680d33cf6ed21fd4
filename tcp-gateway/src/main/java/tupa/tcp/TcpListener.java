package tupa.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.ActorSessionLink;
import tupa.core.CoreSettings;
import tupa.core.Guardian;
import tupa.core.connection.Exchange;
import tupa.core.connection.Outbox;
import tupa.core.connection.SessionLink;
import tupa.socket.Connection;
import tupa.socket.Conversation;
import tupa.socket.Listener;
import tupa.socket.OpenConnections;
import tupa.socket.OpenPort;
import tupa.socket.Sockets;
import tupa.tcp.framed.FramedPeer;
import tupa.tcp.lines.LinePeer;
import tupa.tcp.lines.LineStyle;

/** An open port for framed JSON and for lines. Its methods may be called from any thread. */
public final class TcpListener implements FirstByte.Peers, OpenPort {
    /** One for all ports: what is written of a message is written once for each style. */
    private static final LineStyle STYLE = LineStyle.of(ZoneId.systemDefault(), InstantSource.system());

    private final ActorRef<Guardian.Command> guardian;
    private final TcpSettings settings;
    private final CoreSettings core;
    private final Exchange.Limits limits;
    private final OpenConnections open = new OpenConnections();
    private final Listener listener;

    private TcpListener(
            ActorRef<Guardian.Command> guardian,
            InetSocketAddress address,
            TcpSettings settings,
            CoreSettings core,
            Sockets sockets)
            throws IOException {
        this.guardian = guardian;
        this.settings = settings;
        this.core = core;
        this.limits = new Exchange.Limits(
                settings.partsTimeout(), core.session().idleTimeout(), settings.sessionTimeout(), settings.linger());
        this.listener = sockets.listen(address, settings.backlog(), settings.maxConnections(), connection -> {
            open.add(connection);
            return Optional.of(new FirstByte(connection, this, settings.silence()));
        });
    }

    /**
     * Opens a port.
     *
     * @throws IOException when it cannot be opened; the message says why
     */
    public static TcpListener open(
            ActorRef<Guardian.Command> guardian,
            InetSocketAddress address,
            TcpSettings settings,
            CoreSettings core,
            Sockets sockets)
            throws IOException {
        return new TcpListener(guardian, address, settings, core, sockets);
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

    @Override
    public CompletableFuture<Void> allGone() {
        return open.allGone();
    }

    @Override
    public Conversation program(Connection connection) {
        Outbox outbox = new Outbox(core.outbox());
        SessionLink session = ActorSessionLink.resumable(
                guardian, connection.peer(), outbox, core.session().helloTimeout());
        return FramedPeer.begin(
                connection,
                outbox,
                session,
                new FramedPeer.Limits(core.session().limits().requestMax(), limits),
                System::nanoTime);
    }

    @Override
    public Conversation person(Connection connection) {
        Outbox outbox = new Outbox(core.outbox());
        SessionLink session = ActorSessionLink.passing(guardian, connection.peer(), outbox, settings.loginTimeout());
        connection.keepAlive(core.session().idleTimeout());
        return LinePeer.begin(
                connection,
                outbox,
                session,
                new LinePeer.Settings(
                        core.rooms().defaultRoom(), core.session().limits().requestMax(), limits, STYLE),
                System::nanoTime);
    }
}
