package tupa.core;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import tupa.core.connection.Connection;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.registry.RoomDirectory;
import tupa.core.registry.UserRegistry;
import tupa.core.room.Room;
import tupa.core.session.Ids;
import tupa.core.session.Session;
import tupa.core.session.StoredSessions;
import tupa.core.store.SessionRow;
import tupa.core.store.Storage;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.UserId;

/** Starts and supervises everything else. The one public entry into the core. */
public final class Guardian {
    public sealed interface Command {}

    /** A transport has a new peer. Answered with the session to talk to, which expects a {@code hello} first. */
    public record Connect(InetSocketAddress peer, Outbox outbox, ActorRef<Connection.Taken> replyTo)
            implements Command {}

    /** Answered when every stored session is back and connections may come. */
    public record AwaitServing(ActorRef<Done> replyTo) implements Command {}

    /** Answered with whether new peers are welcome right now. */
    public record AskReady(ActorRef<Readiness> replyTo) implements Command {}

    /** Settle, say goodbye to everybody. Answered when every pending post is answered and every user told. */
    public record Drain(ActorRef<Done> replyTo) implements Command {}

    public enum Readiness {
        STARTING,
        SERVING,
        DRAINING
    }

    private record Loaded(List<SessionRow> rows) implements Command {}

    private record LoadFailed(Throwable cause) implements Command {}

    private record SessionRestored() implements Command {}

    private record SessionDrained(ActorRef<Session.Command> session) implements Command {}

    private record SessionEnded(ActorRef<Session.Command> session) implements Command {}

    private record DrainedEnough() implements Command {}

    /** More than this waits for a start that does not come about. A server opens its port only after it. */
    private static final int WAITING_MAX = 1000;

    private static final Event.Bye COME_AGAIN = new Event.Bye(CloseReason.INTERNAL, ErrorCode.BUSY.text(), true, 1000);

    /** Beyond the time in which each session settles by itself. */
    private static final Duration DRAIN_SLACK = Duration.ofSeconds(1);

    private final ActorContext<Command> context;
    private final StashBuffer<Command> waiting;
    private final InstantSource clock;
    private final Session.Shared shared;
    private final Set<ActorRef<Session.Command>> sessions = new HashSet<>();
    private long started;

    private Guardian(
            ActorContext<Command> context,
            StashBuffer<Command> waiting,
            CoreSettings settings,
            Storage storage,
            InstantSource clock,
            Ids ids) {
        this.context = context;
        this.waiting = waiting;
        this.clock = clock;
        Room.Shared rooms = new Room.Shared(settings.rooms(), clock, storage.messages());
        this.shared = new Session.Shared(
                settings.session(),
                settings.rooms().defaultRoom(),
                clock,
                ids,
                storage,
                context.spawn(UserRegistry.create(settings.session().bounds()), "registry"),
                context.spawn(RoomDirectory.create(rooms), "rooms"));
    }

    public static Behavior<Command> create(CoreSettings settings, Storage storage, InstantSource clock, Ids ids) {
        return Behaviors.setup(context -> Behaviors.withStash(
                WAITING_MAX, waiting -> new Guardian(context, waiting, settings, storage, clock, ids).starting()));
    }

    /** The stored sessions come back before anybody new can take their nicks. */
    private Behavior<Command> starting() {
        context.pipeToSelf(
                shared.storage().sessions().loadAll(),
                (rows, failure) -> failure == null ? new Loaded(rows) : new LoadFailed(failure));
        return Behaviors.receive(Command.class)
                .onMessage(Loaded.class, this::loaded)
                .onMessage(LoadFailed.class, failed -> {
                    throw new IllegalStateException("the stored sessions cannot be read", failed.cause());
                })
                .onMessage(AskReady.class, ask -> ready(ask, Readiness.STARTING))
                .onAnyMessage(this::later)
                .build();
    }

    private Behavior<Command> loaded(Loaded loaded) {
        StoredSessions stored =
                StoredSessions.of(loaded.rows(), shared.settings().bounds(), clock.instant());
        if (!stored.excess().isEmpty()) {
            context.getLog()
                    .warn(
                            "{} stored sessions are more than may be and have ended",
                            stored.excess().size());
        }
        stored.expired().forEach(row -> shared.storage().sessions().delete(row.user()));
        stored.excess().forEach(row -> shared.storage().sessions().delete(row.user()));
        ActorRef<Session.Restored> restored =
                context.messageAdapter(Session.Restored.class, word -> new SessionRestored());
        stored.alive().forEach(row -> spawn(Session.restored(shared, row, restored), row.user()));
        return restoring(stored.alive().size());
    }

    private Behavior<Command> restoring(int awaited) {
        if (awaited == 0) {
            return waiting.unstashAll(serving());
        }
        return Behaviors.receive(Command.class)
                .onMessage(SessionRestored.class, restored -> restoring(awaited - 1))
                .onMessage(SessionEnded.class, this::ended)
                .onMessage(AskReady.class, ask -> ready(ask, Readiness.STARTING))
                .onAnyMessage(this::later)
                .build();
    }

    /** Whoever connects when too many wait is sent away; whoever else asks is not answered, and asks again. */
    private Behavior<Command> later(Command command) {
        if (!waiting.isFull()) {
            waiting.stash(command);
        } else if (command instanceof Connect connect) {
            connect.outbox().close(Parcel.of(COME_AGAIN));
        }
        return Behaviors.same();
    }

    private Behavior<Command> serving() {
        return Behaviors.receive(Command.class)
                .onMessage(Connect.class, this::connect)
                .onMessage(SessionEnded.class, this::ended)
                .onMessage(AwaitServing.class, this::isServing)
                .onMessage(AskReady.class, ask -> ready(ask, Readiness.SERVING))
                .onMessage(Drain.class, this::drain)
                .onMessage(SessionDrained.class, drained -> Behaviors.same())
                .onMessage(SessionRestored.class, restored -> Behaviors.same())
                .build();
    }

    private Behavior<Command> connect(Connect connect) {
        UserId user = shared.ids().guest();
        spawn(Session.greeting(shared, user, connect.peer(), connect.outbox(), connect.replyTo()), user);
        return Behaviors.same();
    }

    private void spawn(Behavior<Session.Command> session, UserId user) {
        Map<String, String> mdc = Map.of("session", user.value());
        ActorRef<Session.Command> actor =
                context.spawn(Behaviors.withMdc(Session.Command.class, mdc, session), "session-" + ++started);
        sessions.add(actor);
        context.watchWith(actor, new SessionEnded(actor));
    }

    private Behavior<Command> drain(Drain drain) {
        ActorRef<Session.Drained> drained =
                context.messageAdapter(Session.Drained.class, word -> new SessionDrained(word.session()));
        sessions.forEach(session -> session.tell(new Session.Drain(drained)));
        context.scheduleOnce(
                shared.settings().drainTimeout().plus(DRAIN_SLACK), context.getSelf(), new DrainedEnough());
        return doneWhenEmpty(new HashSet<>(sessions), drain);
    }

    private Behavior<Command> draining(Set<ActorRef<Session.Command>> undrained, Drain drain) {
        return Behaviors.receive(Command.class)
                .onMessage(SessionDrained.class, drained -> without(drained.session(), undrained, drain))
                .onMessage(SessionEnded.class, ended -> without(ended.session(), undrained, drain))
                .onMessage(DrainedEnough.class, enough -> doneWhenEmpty(Set.of(), drain))
                .onMessage(Connect.class, this::sendAway)
                .onMessage(AwaitServing.class, this::isServing)
                .onMessage(AskReady.class, ask -> ready(ask, Readiness.DRAINING))
                .onMessage(SessionRestored.class, restored -> Behaviors.same())
                .onMessage(Drain.class, again -> Behaviors.same())
                .build();
    }

    private Behavior<Command> without(
            ActorRef<Session.Command> session, Set<ActorRef<Session.Command>> undrained, Drain drain) {
        undrained.remove(session);
        return doneWhenEmpty(undrained, drain);
    }

    private Behavior<Command> doneWhenEmpty(Set<ActorRef<Session.Command>> undrained, Drain drain) {
        if (!undrained.isEmpty()) {
            return draining(undrained, drain);
        }
        drain.replyTo().tell(Done.getInstance());
        return drained();
    }

    /** Everybody was told; the process ends soon. */
    private Behavior<Command> drained() {
        return Behaviors.receive(Command.class)
                .onMessage(Connect.class, this::sendAway)
                .onMessage(AskReady.class, ask -> ready(ask, Readiness.DRAINING))
                .onAnyMessage(late -> Behaviors.same())
                .build();
    }

    private Behavior<Command> sendAway(Connect connect) {
        connect.outbox().close(Parcel.of(Event.Bye.of(CloseReason.SHUTTING_DOWN)));
        return Behaviors.same();
    }

    private Behavior<Command> ended(SessionEnded ended) {
        sessions.remove(ended.session());
        return Behaviors.same();
    }

    private Behavior<Command> isServing(AwaitServing await) {
        await.replyTo().tell(Done.getInstance());
        return Behaviors.same();
    }

    private Behavior<Command> ready(AskReady ask, Readiness readiness) {
        ask.replyTo().tell(readiness);
        return Behaviors.same();
    }
}
