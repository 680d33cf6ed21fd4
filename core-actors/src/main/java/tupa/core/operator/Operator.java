package tupa.core.operator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import tupa.core.config.Live;
import tupa.core.registry.RoomDirectory;
import tupa.core.registry.RoomPace;
import tupa.core.registry.SessionView;
import tupa.core.registry.UserRegistry;
import tupa.core.room.Chaos;
import tupa.core.room.Closing;
import tupa.core.room.RoomSettings;
import tupa.core.session.Session;
import tupa.core.session.SessionSettings;
import tupa.core.store.RoomKey;
import tupa.wire.Member;
import tupa.wire.RoomName;

/** The operator's hand in the core: carries out what he wants of rooms and sessions, and answers what he asks about them. */
public final class Operator extends AbstractBehavior<Operator.Command> {
    public sealed interface Command {}

    /** Says something in every room that has members. Answered when it is stored everywhere, or after some seconds. */
    public record Announce(String text, ActorRef<Announced> replyTo) implements Command {}

    /**
     * What became of an announcement.
     *
     * @param rooms in so many it is stored
     * @param missed in so many it is not, or nobody knows
     */
    public record Announced(int rooms, int missed) {}

    /** Ends the session of whoever has this nick or user id. Answered with whose it was, when the nick is free. */
    public record Kick(String who, String reason, ActorRef<Optional<Member>> replyTo) implements Command {}

    /** Tells everybody in a room to leave it. */
    public record CloseRoom(RoomName room, String reason, ActorRef<Closing> replyTo) implements Command {}

    /** Answered with all that is open, private conversations included. */
    public record ListRooms(ActorRef<List<RoomPace>> replyTo) implements Command {}

    /** Answered with everybody who has a session, as far as it answers within some seconds. */
    public record ListSessions(ActorRef<List<SessionView>> replyTo) implements Command {}

    /**
     * From now on the rate is that of {@code session}, and the capacities are those of {@code rooms}; everything else in them
     * stays as it was at the start. Answered when all that comes after finds it so.
     */
    public record Change(SessionSettings session, RoomSettings rooms, ActorRef<Done> replyTo) implements Command {}

    /** Makes a room fail on purpose, as by a bug. Answered with what became of it; nothing else may ever be noticed. */
    public record Kill(RoomKey room, Chaos.Part part, ActorRef<Chaos.Outcome> replyTo) implements Command {}

    /**
     * What the operator reaches.
     *
     * @param chaos whether rooms may be killed on purpose
     */
    public record Shared(Session.Shared sessions, Live<SessionSettings> settings, boolean chaos) {}

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Shared shared;

    private Operator(ActorContext<Command> context, Shared shared) {
        super(context);
        this.shared = shared;
    }

    /** It keeps nothing between two commands, and so goes on after one that fails. */
    public static Behavior<Command> create(Shared shared) {
        Behavior<Command> operator = Behaviors.setup(context -> new Operator(context, shared));
        return Behaviors.supervise(operator).onFailure(SupervisorStrategy.restart());
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Announce.class, this::announce)
                .onMessage(Kick.class, this::kick)
                .onMessage(CloseRoom.class, this::closeRoom)
                .onMessage(ListRooms.class, this::listRooms)
                .onMessage(ListSessions.class, this::listSessions)
                .onMessage(Change.class, this::change)
                .onMessage(Kill.class, this::kill)
                .build();
    }

    private Behavior<Command> announce(Announce announce) {
        getContext()
                .spawnAnonymous(Announcement.create(
                        directory(), shared.sessions().ids().cid(), announce.text(), PATIENCE, announce.replyTo()));
        return this;
    }

    private Behavior<Command> kick(Kick kick) {
        shared.sessions().registry().tell(new UserRegistry.Remove(kick.who(), kick.reason(), kick.replyTo()));
        return this;
    }

    private Behavior<Command> closeRoom(CloseRoom close) {
        directory().tell(new RoomDirectory.Close(RoomKey.of(close.room()), close.reason(), close.replyTo()));
        return this;
    }

    private Behavior<Command> listRooms(ListRooms list) {
        directory().tell(new RoomDirectory.ListPaces(list.replyTo()));
        return this;
    }

    private Behavior<Command> listSessions(ListSessions list) {
        getContext().spawnAnonymous(Census.create(shared.sessions().registry(), PATIENCE, list.replyTo()));
        return this;
    }

    private Behavior<Command> change(Change change) {
        Live<SessionSettings> settings = shared.settings();
        settings.set(settings.get().withRateOf(change.session()));
        directory().tell(new RoomDirectory.ChangeCapacities(change.rooms()));
        change.replyTo().tell(Done.getInstance());
        return this;
    }

    private Behavior<Command> kill(Kill kill) {
        if (shared.chaos()) {
            directory().tell(new RoomDirectory.Kill(kill.room(), kill.part(), kill.replyTo()));
        } else {
            kill.replyTo().tell(Chaos.Outcome.DISABLED);
        }
        return this;
    }

    private ActorRef<RoomDirectory.Command> directory() {
        return shared.sessions().directory();
    }
}
