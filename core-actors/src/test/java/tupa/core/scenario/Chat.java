package tupa.core.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Kill;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import tupa.core.CoreSettings;
import tupa.core.Guardian;
import tupa.core.Readiness;
import tupa.core.Ready;
import tupa.core.connection.Connection;
import tupa.core.connection.Newcomer;
import tupa.core.connection.Outbox;
import tupa.core.operator.Operator;
import tupa.core.room.Chaos;
import tupa.core.session.Ids;
import tupa.core.store.RoomKey;
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
        Config config = ConfigFactory.parseString(overrides)
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
        guardian.tell(new Guardian.Connect(new Newcomer(
                InetSocketAddress.createUnresolved("peer", 4711),
                outbox,
                settings.session().helloTimeout(),
                true,
                taken.getRef()::tell)));
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

    /** Lets time pass in such steps until something is so. */
    void passUntil(Duration step, BooleanSupplier wanted) {
        kit.createTestProbe().awaitAssert(() -> {
            pass(step);
            if (!wanted.getAsBoolean()) {
                throw new AssertionError("not yet");
            }
            return Done.getInstance();
        });
    }

    /** Kills by exception, as a bug would; {@code name} is a name of the directory's children, such as {@code room-1}. */
    void kill(String name) {
        killBelowGuardian("rooms/" + name);
    }

    /** The same for the guardian's children; sessions have numbers in the order of their coming, such as {@code session-1}. */
    void killBelowGuardian(String path) {
        Adapter.toClassic(kit.system())
                .actorSelection("/user/tupa/" + path)
                .tell(Kill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
    }

    /** The same, and waits until it is gone: what it is asked while it ends it never answers. */
    void killBelowGuardianAndAwait(String path) {
        org.apache.pekko.actor.ActorRef dying = Adapter.toClassic(kit.system())
                .actorSelection("/user/tupa/" + path)
                .resolveOne(Duration.ofSeconds(3))
                .toCompletableFuture()
                .join();
        dying.tell(Kill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
        kit.createTestProbe().expectTerminated(Adapter.toTyped(dying));
    }

    void awaitEnd() {
        kit.createTestProbe().expectTerminated(guardian);
    }

    /** Begins the shutdown; what comes is its end. */
    TestProbe<Done> drain() {
        TestProbe<Done> drained = kit.createTestProbe();
        guardian.tell(new Guardian.Drain(drained.getRef()));
        return drained;
    }

    Readiness readiness() {
        TestProbe<Ready> answers = kit.createTestProbe();
        guardian.tell(new Guardian.AskReady(answers.getRef()));
        return answers.receiveMessage().readiness();
    }

    /** An outbox of somebody who has connected, but may have no session behind him. */
    Outbox knock() {
        Outbox outbox = new Outbox(settings.outbox());
        TestProbe<Connection.Taken> taken = kit.createTestProbe();
        guardian.tell(new Guardian.Connect(new Newcomer(
                InetSocketAddress.createUnresolved("peer", 4711),
                outbox,
                settings.session().helloTimeout(),
                true,
                taken.getRef()::tell)));
        // Its answer comes after whatever became of that.
        readiness();
        return outbox;
    }

    Chaos.Outcome killOnPurpose(RoomKey room, Chaos.Part part) {
        TestProbe<Chaos.Outcome> outcomes = kit.createTestProbe();
        operate(new Operator.Kill(room, part, outcomes.getRef()));
        return outcomes.receiveMessage();
    }

    /** What an operator wants of the server; {@code wish} gets whom to answer. */
    <A> A operate(Function<ActorRef<A>, Operator.Command> wish) {
        return ask(wish).receiveMessage();
    }

    /** The same for a wish whose answer the test waits for later. */
    <A> TestProbe<A> ask(Function<ActorRef<A>, Operator.Command> wish) {
        TestProbe<A> answers = kit.createTestProbe();
        operate(wish.apply(answers.getRef()));
        return answers;
    }

    private void operate(Operator.Command command) {
        guardian.tell(new Guardian.Operate(command));
    }

    /** Ends the process, as far as actors can tell: nothing is settled and nobody is told. */
    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
