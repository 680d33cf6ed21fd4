package tupa.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tupa.core.Guardian;
import tupa.core.Ready;
import tupa.core.operator.Operator;
import tupa.core.room.Chaos;
import tupa.core.session.Ids;
import tupa.core.store.RoomKey;
import tupa.core.store.Storage;
import tupa.core.store.Storages;
import tupa.core.store.StoreException;
import tupa.socket.Sockets;

/** A server in this process, ready for connections. All methods may be called from any thread. */
public final class RunningServer {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofMillis(1200);

    private final ActorSystem<Guardian.Command> system;
    private final Sockets sockets;
    private final Ports ports;
    private final Storage storage;

    private RunningServer(ActorSystem<Guardian.Command> system, Sockets sockets, Ports ports, Storage storage) {
        this.system = system;
        this.sockets = sockets;
        this.ports = ports;
        this.storage = storage;
    }

    /** Waits until it is ready. Throws {@link StartFailure} when the data cannot be used or the port cannot be had. */
    public static RunningServer start(ServerSettings settings) {
        Ids ids = new Ids(new SecureRandom());
        return start(settings, storage -> Guardian.create(settings.core(), storage, InstantSource.system(), ids));
    }

    /** The same for whoever embeds the core with something around it: {@code core} is what serves, given the store. */
    public static RunningServer start(ServerSettings settings, Function<Storage, Behavior<Guardian.Command>> core) {
        settings.listeners().forEach(port -> LOG.info("Starting Tupa chat server on {}", port.url()));
        Storage storage = open(settings);
        ActorSystem<Guardian.Command> system = ActorSystem.create(core.apply(storage), "tupa", settings.all());
        CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
        shutdown.addTask(
                CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
                "close storage",
                () -> CompletableFuture.runAsync(storage::close, RunningServer::onItsOwnThread)
                        .thenApply(none -> Done.getInstance()));
        try {
            awaitServing(system);
            Sockets sockets = sockets(system, settings);
            return new RunningServer(system, sockets, Ports.open(system, sockets, settings), storage)
                    .drainingAtTheEnd(shutdown);
        } catch (RuntimeException failed) {
            // Otherwise the threads of the system would keep a process alive that serves nobody.
            await(stop(system));
            throw failed;
        }
    }

    /** Not on the common pool: whoever embeds the server may wait there for its end, and it may have but one thread. */
    private static void onItsOwnThread(Runnable closing) {
        new Thread(closing, "tupa-store-close").start();
    }

    /** The end of the system fails what waits for it, so that a core that cannot start does not look like a slow one. */
    private static void awaitServing(ActorSystem<Guardian.Command> system) {
        CompletionStage<Done> over = system.getWhenTerminated()
                .thenCompose(done -> CompletableFuture.failedStage(new IllegalStateException("the log says why")));
        try {
            await(AskPattern.<Guardian.Command, Done>ask(system, Guardian.AwaitServing::new, START, system.scheduler())
                    .applyToEither(over, done -> done));
        } catch (CompletionException failed) {
            throw StartFailure.refused("The core did not start: " + reason(failed), failed);
        }
    }

    private static Storage open(ServerSettings settings) {
        try {
            return Storages.open(settings.core().store(), Storages.randomEpochs());
        } catch (StoreException refused) {
            throw StartFailure.refused(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** They end with the system, however that comes. */
    private static Sockets sockets(ActorSystem<?> system, ServerSettings settings) {
        int loops = Runtime.getRuntime().availableProcessors();
        Sockets sockets = Sockets.start(loops, "tupa-sockets", settings.addresses());
        system.getWhenTerminated().thenRun(sockets::close);
        return sockets;
    }

    /** First it is not ready; whoever connects until all the rest is settled is told when to come back. */
    private RunningServer drainingAtTheEnd(CoordinatedShutdown shutdown) {
        shutdown.addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "drain", this::drain);
        shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "unbind", ports::unbind);
        shutdown.addTask(CoordinatedShutdown.PhaseServiceStop(), "last words", () -> ports.awaitGoodbyes(LAST_WORDS));
        return this;
    }

    private Duration drainPatience() {
        return system.settings().config().getDuration(ServerSettings.DRAIN_PHASE);
    }

    /** What clients connect to, one for each port, in the order of the settings; port numbers are the real ones. */
    public List<String> urls() {
        return ports.urls();
    }

    /** What a client connects to; the first of them if there are several. */
    public String url() {
        return urls().get(0);
    }

    public ActorSystem<?> system() {
        return system;
    }

    /**
     * Makes a room fail, or its relay, as by a bug; only with {@code tupa.chaos.enabled}. It is told to, and fails in its
     * turn, when the answer comes.
     */
    public CompletionStage<Chaos.Outcome> kill(RoomKey room, Chaos.Part part) {
        return operate(to -> new Operator.Kill(room, part, to));
    }

    /** Carries out what an operator wants; fails when the core does not answer in time. */
    public <A> CompletionStage<A> operate(Function<ActorRef<A>, Operator.Command> wish) {
        return ask(replyTo -> new Guardian.Operate(wish.apply(replyTo)), ANSWER);
    }

    /** Takes over the limits in {@code settings} that may change while the server runs; see {@link LiveSettings}. */
    CompletionStage<Done> change(ServerSettings settings) {
        sockets.limit(settings.addresses());
        return operate(to ->
                new Operator.Change(settings.core().session(), settings.core().rooms(), to));
    }

    /** Settles what is under way and says goodbye to everybody, as a shutdown does, but goes on running. */
    CompletionStage<Done> drain() {
        return ask(Guardian.Drain::new, drainPatience());
    }

    CompletionStage<Ready> readiness() {
        return ask(Guardian.AskReady::new, ANSWER);
    }

    int connections() {
        return ports.connections();
    }

    Storage storage() {
        return storage;
    }

    private <A> CompletionStage<A> ask(Function<ActorRef<A>, Guardian.Command> question, Duration patience) {
        return AskPattern.<Guardian.Command, A>ask(system, question::apply, patience, system.scheduler());
    }

    /** Stores and answers what was posted, says goodbye to everybody and stops, within 10 seconds. */
    public CompletionStage<Done> stop() {
        return stop(system);
    }

    private static CompletionStage<Done> stop(ActorSystem<?> system) {
        return CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.jvmExitReason());
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
