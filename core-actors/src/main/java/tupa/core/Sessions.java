package tupa.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import tupa.core.connection.Newcomer;
import tupa.core.registry.UserRegistry;
import tupa.core.session.Session;
import tupa.core.store.SessionRow;
import tupa.wire.UserId;

/**
 * The actors of all sessions. One that fails comes back from its stored row as a new actor, under the nick and token that
 * nobody else can have meanwhile, so that its user resumes; one that ends gives them free.
 */
final class Sessions {
    private record Failures(int inARow, Instant last) {}

    /** A session that has lived for so long did not fail because of what it began with. */
    private static final Duration SOUND = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LOAD_AGAIN = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE_DOUBLINGS = 6;

    /** Whoever fails so often in a row fails by his row, and only another version of the server can help him. */
    private static final int FAILURES_MAX = 10;

    private final ActorContext<Guardian.Command> context;
    private final Session.Shared shared;
    private final Session.Shared passing;
    private final ActorRef<Session.Restored> restored;
    private final Map<ActorRef<Session.Command>, UserId> users = new HashMap<>();
    private final Map<UserId, Failures> failures = new HashMap<>();
    private long started;

    Sessions(ActorContext<Guardian.Command> context, Session.Shared shared, ActorRef<Session.Restored> restored) {
        this.context = context;
        this.shared = shared;
        this.passing = shared.passing();
        this.restored = restored;
    }

    Set<ActorRef<Session.Command>> all() {
        return Set.copyOf(users.keySet());
    }

    void greet(Newcomer newcomer) {
        UserId user = shared.ids().guest();
        spawn(Session.greeting(newcomer.resumable() ? shared : passing, user, newcomer), user);
    }

    ActorRef<Session.Command> restore(SessionRow row) {
        return spawn(Session.restored(shared, row, restored), row.user());
    }

    private ActorRef<Session.Command> spawn(Behavior<Session.Command> session, UserId user) {
        ActorRef<Session.Command> actor = context.spawn(session, "session-" + ++started);
        users.put(actor, user);
        context.watch(actor);
        return actor;
    }

    /** An actor has ended as it should. The answer is empty if it was no session. */
    Optional<UserId> ended(ActorRef<Void> actor) {
        Optional<UserId> user = remove(actor);
        user.ifPresent(this::release);
        return user;
    }

    /** An actor has failed. The answer is empty if it was no session. */
    Optional<UserId> failed(ActorRef<Void> actor, Throwable cause) {
        Optional<UserId> user = remove(actor);
        user.ifPresent(whose -> {
            int inARow = countFailure(whose);
            context.getLog().error("The session of {} failed", whose, cause);
            if (inARow > FAILURES_MAX) {
                context.getLog().error("The session of {} is given up until the next start", whose);
                release(whose);
            } else {
                Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(inARow - 1, LONGEST_PAUSE_DOUBLINGS));
                context.scheduleOnce(pause, context.getSelf(), new Guardian.Revive(whose));
            }
        });
        return user;
    }

    private int countFailure(UserId user) {
        Instant now = shared.clock().instant();
        int before = Optional.ofNullable(failures.get(user))
                .filter(known -> now.isBefore(known.last().plus(SOUND)))
                .map(Failures::inARow)
                .orElse(0);
        failures.put(user, new Failures(before + 1, now));
        return before + 1;
    }

    /** A session that has failed is to come back; its row comes as {@link Guardian.RowLoaded}. */
    void revive(UserId user) {
        context.pipeToSelf(
                shared.storage().sessions().load(user),
                (row, failure) -> failure == null ? new Guardian.RowLoaded(user, row) : new Guardian.Unloaded(user));
    }

    /** The store did not answer. */
    void reviveLater(UserId user) {
        context.scheduleOnce(LOAD_AGAIN, context.getSelf(), new Guardian.Revive(user));
    }

    /** Without a row it was never welcomed, is over, or could not have been resumed. */
    void revive(Guardian.RowLoaded loaded) {
        loaded.row().ifPresentOrElse(this::restore, () -> release(loaded.user()));
    }

    /** The session is over for good: nick and token are free. It may have said so itself. */
    private void release(UserId user) {
        failures.remove(user);
        shared.registry().tell(new UserRegistry.Release(user));
    }

    private Optional<UserId> remove(ActorRef<Void> actor) {
        return Optional.ofNullable(users.remove(actor.<Session.Command>unsafeUpcast()));
    }
}
