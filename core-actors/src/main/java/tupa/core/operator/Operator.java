package tupa.core.operator;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import tupa.core.registry.RoomDirectory;
import tupa.core.room.Chaos;
import tupa.core.session.Ids;
import tupa.core.store.RoomKey;

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

    /** Makes a room fail on purpose, as by a bug. Answered with what became of it; nothing else may ever be noticed. */
    public record Kill(RoomKey room, Chaos.Part part, ActorRef<Chaos.Outcome> replyTo) implements Command {}

    /**
     * What the operator reaches.
     *
     * @param chaos whether rooms may be killed on purpose
     */
    public record Shared(Ids ids, ActorRef<RoomDirectory.Command> directory, boolean chaos) {}

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Shared shared;

    private Operator(ActorContext<Command> context, Shared shared) {
        super(context);
        this.shared = shared;
    }

    public static Behavior<Command> create(Shared shared) {
        return Behaviors.setup(context -> new Operator(context, shared));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Announce.class, this::announce)
                .onMessage(Kill.class, this::kill)
                .build();
    }

    private Behavior<Command> announce(Announce announce) {
        getContext()
                .spawnAnonymous(Announcement.create(
                        shared.directory(), shared.ids().cid(), announce.text(), PATIENCE, announce.replyTo()));
        return this;
    }

    private Behavior<Command> kill(Kill kill) {
        if (shared.chaos()) {
            shared.directory().tell(new RoomDirectory.Kill(kill.room(), kill.part(), kill.replyTo()));
        } else {
            kill.replyTo().tell(Chaos.Outcome.DISABLED);
        }
        return this;
    }
}
