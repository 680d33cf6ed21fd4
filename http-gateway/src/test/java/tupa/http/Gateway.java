package tupa.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import tupa.core.CoreSettings;
import tupa.core.Guardian;
import tupa.core.Readiness;
import tupa.core.Ready;
import tupa.core.connection.Connection;
import tupa.core.connection.Outbox;
import tupa.socket.Addresses;
import tupa.socket.Sockets;
import tupa.wire.Incoming;

/** The gateway on a free port, with a probe in the place of every session and a guardian that knows nothing else. */
final class Gateway implements AutoCloseable {
    static final int REQUEST_MAX = 65_536;

    private static final Addresses.Limits UNLIMITED =
            new Addresses.Limits(false, 1, 1, 1, 1, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final ActorTestKit kit;
    private final BlockingQueue<Outbox> outboxes = new LinkedBlockingQueue<>();
    final TestProbe<Connection> session;
    final Sockets sockets;
    final HttpListener listener;
    volatile Readiness readiness = Readiness.SERVING;
    volatile Optional<String> trouble = Optional.empty();

    Gateway(String overrides) throws Exception {
        Config config = ConfigFactory.parseString(overrides)
                .withFallback(HttpSettings.engine())
                .withFallback(ConfigFactory.load())
                .resolve();
        kit = ActorTestKit.create(config);
        session = kit.createTestProbe(Connection.class);
        Config tupa = config.getConfig("tupa");
        sockets = Sockets.start(1, "test-sockets", UNLIMITED);
        listener = HttpListener.open(
                kit.system(),
                kit.spawn(guardian()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                HttpSettings.of(tupa),
                CoreSettings.of(tupa),
                sockets);
    }

    private Behavior<Guardian.Command> guardian() {
        return Behaviors.receive(Guardian.Command.class)
                .onMessage(Guardian.Connect.class, this::connect)
                .onMessage(Guardian.AskReady.class, ask -> {
                    ask.replyTo().tell(new Ready(readiness, trouble));
                    return Behaviors.same();
                })
                .onMessage(Guardian.AwaitServing.class, ask -> answer(ask.replyTo()))
                .onMessage(Guardian.Drain.class, ask -> answer(ask.replyTo()))
                .build();
    }

    private Behavior<Guardian.Command> connect(Guardian.Connect connect) {
        outboxes.add(connect.newcomer().outbox());
        connect.newcomer().reader().tell(new Connection.Taken(session.getRef()));
        return Behaviors.same();
    }

    private static Behavior<Guardian.Command> answer(ActorRef<Done> replyTo) {
        replyTo.tell(Done.getInstance());
        return Behaviors.same();
    }

    InetSocketAddress address() {
        return listener.address();
    }

    String authority() {
        return "127.0.0.1:" + address().getPort();
    }

    /** The outbox of the connection that was opened next. */
    Outbox outbox() throws InterruptedException {
        Outbox outbox = outboxes.poll(10, TimeUnit.SECONDS);
        if (outbox == null) {
            throw new AssertionError("no connection reached the guardian");
        }
        return outbox;
    }

    /** What the session hears next, answered so that the gateway reads on. */
    List<Incoming> heard() {
        Connection.Received received = received();
        received.replyTo().tell(new Connection.Taken(session.getRef()));
        return received.requests();
    }

    Connection.Received received() {
        return session.expectMessageClass(Connection.Received.class, Duration.ofSeconds(10));
    }

    Connection.Lost lost() {
        return session.expectMessageClass(Connection.Lost.class, Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        sockets.close();
        kit.shutdownTestKit();
    }

    /** A session other than the first. */
    TestProbe<Connection> anotherSession() {
        return kit.createTestProbe(Connection.class);
    }

    void stop(ActorRef<Connection> ref) {
        kit.stop(ref);
    }

    ActorRef<Connection> spawnDeaf() {
        return kit.spawn(Behaviors.<Connection>ignore());
    }
}
