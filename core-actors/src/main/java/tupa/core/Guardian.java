package tupa.core;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.BehaviorBuilder;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import tupa.core.config.Live;
import tupa.core.connection.Audience;
import tupa.core.connection.Newcomer;
import tupa.core.operator.Operator;
import tupa.core.registry.RoomDirectory;
import tupa.core.registry.UserRegistry;
import tupa.core.retention.Housekeeper;
import tupa.core.room.Room;
import tupa.core.session.Farewell;
import tupa.core.session.Ids;
import tupa.core.session.Session;
import tupa.core.session.SessionSettings;
import tupa.core.session.StoredSessions;
import tupa.core.store.SessionRow;
import tupa.core.store.Storage;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.UserId;

/**
 * Starts and supervises everything else. The one public entry into the core. A session that fails comes back; without the
 * registry or the directory nothing can go on, so their failure ends the process, whose next start restores everything.
 */
public final class Guardian {
    public sealed interface Command {}

    /** A transport has a new peer. Answered with the session to talk to, which expects a {@code hello} first. */
    public record Connect(Newcomer newcomer) implements Command {}

    /** Answered when every stored session is back and connections may come. */
    public record AwaitServing(ActorRef<Done> replyTo) implements Command {}

    /** Answered with whether new peers are welcome right now. */
    public record AskReady(ActorRef<Ready> replyTo) implements Command {}

    /** Settle, say goodbye to everybody. Answered when every pending post is answered and every user told. */
    public record Drain(ActorRef<Done> replyTo) implements Command {}

    /** What an operator wants; it is he who is answered. */
    public record Operate(Operator.Command command) implements Command {}

    private record Loaded(List<SessionRow> rows) implements Command {}

    private record LoadFailed(Throwable cause) implements Command {}

    private record SessionRestored(ActorRef<Session.Command> session) implements Command {}

    private record SessionDrained(ActorRef<Session.Command> session) implements Command {}

    /** The session of that user has failed and is to come back. */
    record Revive(UserId user) implements Command {}

    record RowLoaded(UserId user, Optional<SessionRow> row) implements Command {}

    record Unloaded(UserId user) implements Command {}

    private record DrainedEnough() implements Command {}

    /** More than this waits for a start that does not come about. A server opens its port only after it. */
    private static final int WAITING_MAX = 1000;

    private static final Event.Bye COME_AGAIN = new Event.Bye(CloseReason.INTERNAL, ErrorCode.BUSY.text(), true, 1000);

    /** Beyond the time in which each session settles by itself. */
    private static final Duration DRAIN_SLACK = Duration.ofSeconds(1);

    private final ActorContext<Command> context;
    private final StashBuffer<Command> waiting;
    private final ActorRef<Operator.Command> operator;
    private final Session.Shared shared;
    private final Sessions sessions;

    /** Whoever wants to hear that all is settled. */
    private final List<ActorRef<Done>> drained = new ArrayList<>();

    /** Sessions that were asked something and have not answered. */
    private final Set<ActorRef<Session.Command>> unheard = new HashSet<>();

    private Guardian(
            ActorContext<Command> context,
            StashBuffer<Command> waiting,
            CoreSettings settings,
            Storage storage,
            InstantSource clock,
            Ids ids) {
        this.context = context;
        this.waiting = waiting;
        Room.Shared rooms = new Room.Shared(settings.rooms(), clock, storage.messages());
        ActorRef<RoomDirectory.Command> directory = context.spawn(RoomDirectory.create(rooms), "rooms");
        Live<SessionSettings> live = new Live<>(settings.session());
        this.shared = new Session.Shared(
                live,
                settings.rooms().defaultRoom(),
                clock,
                ids,
                new Audience(),
                storage,
                storage.sessions(),
                context.spawn(UserRegistry.create(settings.session().bounds()), "registry"),
                directory);
        context.watch(shared.registry());
        context.watch(shared.directory());
        this.operator = context.spawn(Operator.create(new Operator.Shared(shared, live, settings.chaos())), "operator");
        this.sessions = new Sessions(
                context,
                shared,
                context.messageAdapter(Session.Restored.class, word -> new SessionRestored(word.session())));
        if (settings.retention().isOn()) {
            context.spawn(
                    Housekeeper.create(settings.retention(), clock, storage.messages(), directory), "housekeeper");
        }
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
        return beforeServing()
                .onMessage(Loaded.class, this::loaded)
                .onMessage(LoadFailed.class, failed -> {
                    throw new IllegalStateException("the stored sessions cannot be read", failed.cause());
                })
                .onAnyMessage(this::later)
                .build();
    }

    private Behavior<Command> loaded(Loaded loaded) {
        StoredSessions stored = StoredSessions.of(
                loaded.rows(), shared.settings().bounds(), shared.clock().instant());
        if (!stored.excess().isEmpty()) {
            context.getLog()
                    .warn(
                            "{} stored sessions are more than may be and have ended",
                            stored.excess().size());
        }
        stored.expired().forEach(row -> shared.storage().sessions().delete(row.user()));
        stored.excess().forEach(row -> shared.storage().sessions().delete(row.user()));
        shared.directory().tell(new RoomDirectory.Expect(stored.members()));
        stored.alive().forEach(row -> unheard.add(sessions.restore(row)));
        return restoring();
    }

    private Behavior<Command> restoring() {
        return unheard.isEmpty()
                ? waiting.unstashAll(serving())
                : beforeServing()
                        .onMessage(SessionRestored.class, word -> heard(word.session(), this::restoring))
                        .onAnyMessage(this::later)
                        .build();
    }

    private BehaviorBuilder<Command> beforeServing() {
        return supervising(this::restoring)
                .onMessage(AskReady.class, ask -> ready(ask, Readiness.STARTING))
                .onMessage(Drain.class, this::drainUnserved);
    }

    /** Whoever connects when too many wait is sent away; whoever else asks is not answered, and asks again. */
    private Behavior<Command> later(Command command) {
        if (!waiting.isFull()) {
            waiting.stash(command);
        } else if (command instanceof Connect connect) {
            connect.newcomer().outbox().close(COME_AGAIN);
        }
        return Behaviors.same();
    }

    private Behavior<Command> serving() {
        return supervising(Behaviors::same)
                .onMessage(Connect.class, connect -> then(() -> sessions.greet(connect.newcomer())))
                .onMessage(AwaitServing.class, this::isServing)
                .onMessage(AskReady.class, ask -> ready(ask, Readiness.SERVING))
                .onMessage(Drain.class, this::drain)
                .onMessage(Operate.class, operate -> then(() -> operator.tell(operate.command())))
                .onMessage(Revive.class, revive -> then(() -> sessions.revive(revive.user())))
                .onMessage(RowLoaded.class, loaded -> then(() -> sessions.revive(loaded)))
                .onMessage(Unloaded.class, unloaded -> then(() -> sessions.reviveLater(unloaded.user())))
                .onMessage(SessionDrained.class, drained -> Behaviors.same())
                .onMessage(SessionRestored.class, word -> Behaviors.same())
                .build();
    }

    /** What every state does when a child ends; {@code then}, when it was a session. */
    private BehaviorBuilder<Command> supervising(Supplier<Behavior<Command>> then) {
        return BehaviorBuilder.<Command>create()
                .onSignal(
                        ChildFailed.class,
                        failed -> gone(failed, sessions.failed(failed.getRef(), failed.cause()), then))
                .onSignal(Terminated.class, ended -> gone(ended, sessions.ended(ended.getRef()), then));
    }

    private Behavior<Command> gone(Terminated child, Optional<UserId> user, Supplier<Behavior<Command>> then) {
        if (user.isEmpty()) {
            throw new IllegalStateException(
                    "there is no going on without " + child.getRef().path());
        }
        return heard(child.getRef().unsafeUpcast(), then);
    }

    private Behavior<Command> heard(ActorRef<Session.Command> session, Supplier<Behavior<Command>> then) {
        return unheard.remove(session) ? then.get() : Behaviors.same();
    }

    private Behavior<Command> drain(Drain drain) {
        drained.add(drain.replyTo());
        ActorRef<Session.Drained> heard =
                context.messageAdapter(Session.Drained.class, word -> new SessionDrained(word.session()));
        unheard.addAll(sessions.all());
        unheard.forEach(session -> session.tell(new Session.Drain(heard)));
        context.scheduleOnce(
                shared.settings().drainTimeout().plus(DRAIN_SLACK), context.getSelf(), new DrainedEnough());
        return draining();
    }

    private Behavior<Command> draining() {
        return unheard.isEmpty()
                ? done()
                : supervising(this::draining)
                        .onMessage(SessionDrained.class, word -> heard(word.session(), this::draining))
                        .onMessage(DrainedEnough.class, enough -> done())
                        .onMessage(Connect.class, this::sendAway)
                        .onMessage(AwaitServing.class, this::isServing)
                        .onMessage(AskReady.class, ask -> ready(ask, Readiness.DRAINING))
                        .onMessage(Operate.class, operate -> then(() -> operator.tell(operate.command())))
                        .onMessage(SessionRestored.class, word -> Behaviors.same())
                        .onMessage(Drain.class, again -> then(() -> drained.add(again.replyTo())))
                        // Whoever failed now comes back at the next start.
                        .onMessage(Revive.class, revive -> Behaviors.same())
                        .onMessage(RowLoaded.class, loaded -> Behaviors.same())
                        .onMessage(Unloaded.class, unloaded -> Behaviors.same())
                        .build();
    }

    private Behavior<Command> drainUnserved(Drain drain) {
        drained.add(drain.replyTo());
        return done();
    }

    /** Everybody was told; the process ends as soon as it is told to. */
    private Behavior<Command> done() {
        drained.forEach(to -> to.tell(Done.getInstance()));
        return supervising(Behaviors::same)
                .onMessage(Connect.class, this::sendAway)
                .onMessage(AskReady.class, ask -> ready(ask, Readiness.DRAINING))
                .onMessage(Operate.class, operate -> then(() -> operator.tell(operate.command())))
                .onMessage(Drain.class, again -> then(() -> again.replyTo().tell(Done.getInstance())))
                .onAnyMessage(late -> Behaviors.same())
                .build();
    }

    private Behavior<Command> sendAway(Connect connect) {
        connect.newcomer().outbox().close(Farewell.of(shared.settings(), shared.ids()));
        return Behaviors.same();
    }

    private Behavior<Command> isServing(AwaitServing await) {
        await.replyTo().tell(Done.getInstance());
        return Behaviors.same();
    }

    private Behavior<Command> ready(AskReady ask, Readiness readiness) {
        ask.replyTo().tell(new Ready(readiness, shared.storage().trouble()));
        return Behaviors.same();
    }

    private static Behavior<Command> then(Runnable step) {
        step.run();
        return Behaviors.same();
    }
}
