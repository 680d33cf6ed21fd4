package tupa.core.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Kill;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import tupa.core.CoreSettings;
import tupa.core.Guardian;
import tupa.core.connection.Connection;
import tupa.core.connection.Outbox;
import tupa.core.session.Ids;
import tupa.core.store.ScriptedStorage;

/** The whole core on virtual time, over stores that a test holds in its hand, with peers that have no sockets. */
final class Chat implements AutoCloseable {
    private static final AtomicInteger STARTED = new AtomicInteger();

    final ScriptedStorage storage;
    private final CoreSettings settings;
    private final TestClock clock = new TestClock();
    private final ActorTestKit kit;
    private final ManualTime time;
    private final ActorRef<Guardian.Command> guardian;

    private Chat(ScriptedStorage storage, String overrides) {
        this.storage = storage;
        Config config = ConfigFactory.parseString("tupa.rooms.batch-interval = 0\n" + overrides)
                .withFallback(ManualTime.config())
                .withFallback(ConfigFactory.load());
        this.settings = CoreSettings.of(config.getConfig("tupa"));
        int number = STARTED.incrementAndGet();
        this.kit = ActorTestKit.create("scenario-" + number, config);
        this.time = ManualTime.get(kit.system());
        Ids ids = new Ids(new Random(number));
        this.guardian = kit.spawn(Guardian.create(settings, storage, clock, ids), "tupa");
        TestProbe<Done> serving = kit.createTestProbe();
        guardian.tell(new Guardian.AwaitServing(serving.getRef()));
        serving.receiveMessage();
    }

    /** A core whose stores answer by themselves until the test holds them. */
    static Chat start(String... overrides) {
        return restart(new ScriptedStorage().automatic(), overrides);
    }

    /** A core over what another one has stored. */
    static Chat restart(ScriptedStorage storage, String... overrides) {
        return new Chat(storage, String.join("\n", overrides));
    }

    /** A connection that has said nothing yet. */
    Peer connect() {
        TestProbe<Connection.Taken> taken = kit.createTestProbe();
        Outbox outbox = new Outbox(settings.outbox());
        guardian.tell(new Guardian.Connect(InetSocketAddress.createUnresolved("peer", 4711), outbox, taken.getRef()));
        return new Peer(outbox, taken, taken.receiveMessage().session());
    }

    /** A guest in the default room who has been told that he is live there. */
    Peer guest(String nick) {
        Peer peer = connect();
        peer.hello(nick);
        return peer;
    }

    /** The user of a token on a new connection, naming what he has seen. */
    Peer resumed(Peer before, Map<String, Long> seen) {
        Peer peer = connect();
        peer.resume(before.token(), before.nick(), seen);
        return peer;
    }

    void pass(Duration duration) {
        clock.advance(duration);
        time.timePasses(duration);
    }

    /** Kills by exception, as a bug would; {@code name} is a name of the directory's children, such as {@code room-1}. */
    void kill(String name) {
        Adapter.toClassic(kit.system())
                .actorSelection("/user/tupa/rooms/" + name)
                .tell(Kill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
    }

    /** Ends the process, as far as actors can tell: nothing is settled and nobody is told. */
    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
