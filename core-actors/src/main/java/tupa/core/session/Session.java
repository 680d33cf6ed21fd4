package tupa.core.session;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import tupa.core.config.Live;
import tupa.core.connection.Audience;
import tupa.core.connection.Connection;
import tupa.core.connection.Newcomer;
import tupa.core.registry.RoomDirectory;
import tupa.core.registry.SessionView;
import tupa.core.registry.Summons;
import tupa.core.registry.UserRegistry;
import tupa.core.room.RoomReply;
import tupa.core.store.NoSessions;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.core.store.SessionStore;
import tupa.core.store.Storage;
import tupa.wire.Member;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/**
 * The actor of one user session, a shell around {@link SessionState}. It begins with a connection, as {@link Greeting}, or
 * with a stored row, and outlives its sockets by the resume window.
 */
public final class Session extends Phase {
    public sealed interface Command {
        Behavior<Command> accept(Phase phase);
    }

    /** Answered once everything under way is settled and the user is told goodbye; the session stays as it is. */
    public record Drain(ActorRef<Drained> replyTo) implements Command {
        @Override
        public Behavior<Command> accept(Phase phase) {
            return phase.drain(this);
        }
    }

    public record Drained(ActorRef<Command> session) {}

    record FromConnection(Connection word) implements Command {
        @Override
        public Behavior<Command> accept(Phase phase) {
            return phase.fromConnection(this);
        }
    }

    record FromRoom(RoomReply reply) implements Command {
        @Override
        public Behavior<Command> accept(Phase phase) {
            return phase.fromRoom(this);
        }
    }

    record Summoned(Summons summons) implements Command {
        @Override
        public Behavior<Command> accept(Phase phase) {
            return phase.summoned(this);
        }
    }

    record RelayEnded(RoomKey room, long incarnation) implements Command {
        @Override
        public Behavior<Command> accept(Phase phase) {
            return phase.relayEnded(this);
        }
    }

    /** Something the session waited for has come; what it does then it does in its own turn. */
    record Run(Runnable step) implements Command {
        @Override
        public Behavior<Command> accept(Phase phase) {
            return phase.run(this);
        }
    }

    /** What a greeting waited for has come, and what it becomes by that. */
    record Answered(Supplier<Behavior<Command>> then) implements Command {
        @Override
        public Behavior<Command> accept(Phase phase) {
            return phase.answered(this);
        }
    }

    /**
     * What every session of the process shares.
     *
     * @param rows where they are stored
     */
    public record Shared(
            Supplier<SessionSettings> live,
            RoomName defaultRoom,
            InstantSource clock,
            Ids ids,
            Audience audience,
            Storage storage,
            SessionStore rows,
            ActorRef<UserRegistry.Command> registry,
            ActorRef<RoomDirectory.Command> directory) {
        /** As they are now. */
        public SessionSettings settings() {
            return live.get();
        }

        /** The same for sessions that end with their connection: none of them is kept, or stored. */
        public Shared passing() {
            return new Shared(
                    Live.map(live, SessionSettings::withoutResume),
                    defaultRoom,
                    clock,
                    ids,
                    audience,
                    storage,
                    NoSessions.INSTANCE,
                    registry,
                    directory);
        }
    }

    /** Whom a greeting has claimed a nick for. */
    record Guest(Member member, String token, String tokenHash) {}

    private final ActorContext<Command> context;
    private final ActorRef<Connection> connection;
    private final SessionState state;
    private final ActorSurroundings around;

    private Session(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Shared shared,
            Member member,
            String tokenHash) {
        this.context = context;
        this.connection = context.messageAdapter(Connection.class, FromConnection::new);
        this.around = new ActorSurroundings(context, timers, shared);
        this.state = new SessionState(
                new SessionState.Shared(
                        shared.live(), shared.defaultRoom(), shared.clock(), shared.ids(), shared.audience()),
                around,
                member,
                tokenHash);
    }

    /** The session behind a new connection: it expects a hello. {@code user} is who a guest will be. */
    public static Behavior<Command> greeting(Shared shared, UserId user, Newcomer newcomer) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new Greeting(context, timers, shared, user, newcomer).begin()));
    }

    /** The stored session holds its nick again, or another one. */
    public record Restored(ActorRef<Command> session) {}

    /** A session from before a restart, or that has failed: it is detached, and takes up its nick, which {@code replyTo} hears, and rooms. */
    public static Behavior<Command> restored(Shared shared, SessionRow row, ActorRef<Restored> replyTo) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            Member member = new Member(row.user(), row.nick(), row.status());
            Session session = new Session(context, timers, shared, member, row.tokenHash());
            session.state.restore(row, () -> replyTo.tell(new Restored(context.getSelf())));
            return session.behavior();
        }));
    }

    /** A guest who has claimed his nick becomes a session. */
    static Behavior<Command> begin(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Shared shared,
            Guest guest,
            Attachment attachment,
            Optional<String> re,
            Request.Hello hello) {
        Session session = new Session(context, timers, shared, guest.member(), guest.tokenHash());
        session.state.attach(attachment, re, hello, guest.token());
        return session.behavior();
    }

    @Override
    Behavior<Command> fromConnection(FromConnection from) {
        if (from.word() instanceof Connection.Received received) {
            state.received(
                    received.outbox(),
                    received.requests(),
                    () -> received.replyTo().tell(new Connection.Taken(connection)));
        } else {
            state.lost(from.word().outbox());
        }
        return next();
    }

    @Override
    Behavior<Command> summoned(Summoned summoned) {
        if (summoned.summons() instanceof Summons.Attach attach) {
            // A connection that is gone by now must not replace the one that came after it.
            boolean takes = !state.isOver() && !attach.outbox().isClosed();
            attach.accepted().tell(takes);
            if (!takes) {
                return next();
            }
            Attachment attachment = new Attachment(attach.outbox(), attach.peer(), state.now());
            Runnable allTaken = () -> attach.reader().tell(new Connection.Taken(connection));
            attachment.received(attach.rest(), allTaken);
            SessionLog.connected(state.me().user(), state.me().nick(), attach.peer());
            state.attach(
                    attachment,
                    attach.re(),
                    attach.hello(),
                    attach.hello().token().orElse(""));
        } else if (summoned.summons() instanceof Summons.Invite invite) {
            state.conversations().invited(invite.from(), invite.replyTo()::tell);
        } else if (summoned.summons() instanceof Summons.Lapse lapse) {
            state.window().lapse(lapse.until());
        } else if (summoned.summons() instanceof Summons.Remove remove) {
            remove(remove);
        } else if (summoned.summons() instanceof Summons.Describe describe) {
            describe.replyTo().tell(view());
        }
        return next();
    }

    private void remove(Summons.Remove remove) {
        Member member = state.me().member();
        if (state.isOver()) {
            remove.replyTo().tell(Optional.empty());
        } else {
            new Removal(state, around)
                    .fromServer(remove.reason(), () -> remove.replyTo().tell(Optional.of(member)));
        }
    }

    private SessionView view() {
        return new SessionView(
                state.me().member(),
                state.attachment().map(Attachment::view),
                state.window().until(),
                state.rooms().names());
    }

    @Override
    Behavior<Command> fromRoom(FromRoom from) {
        if (from.reply() instanceof RoomReply.Admitted admitted) {
            around.admissions().put(admitted);
        }
        if (from.reply() instanceof RoomReply.Closed closed) {
            new Removal(state, around).fromRoom(closed.key(), closed.reason());
        }
        state.said(from.reply());
        return next();
    }

    @Override
    Behavior<Command> relayEnded(RelayEnded ended) {
        if (around.admissions().forget(ended.room(), ended.incarnation())) {
            state.rooms().gone(ended.room());
        }
        return next();
    }

    @Override
    Behavior<Command> run(Run run) {
        run.step().run();
        return next();
    }

    /** Only a greeting asks so, and becomes a session by the answer to the only question it has. */
    @Override
    Behavior<Command> answered(Answered answered) {
        return Behaviors.same();
    }

    @Override
    Behavior<Command> drain(Drain drain) {
        state.drain(() -> drain.replyTo().tell(new Drained(context.getSelf())));
        return next();
    }

    private Behavior<Command> next() {
        return around.isEnded() ? Behaviors.stopped() : Behaviors.same();
    }

    @Override
    void stopped() {
        state.abort();
    }
}
