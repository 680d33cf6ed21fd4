package tupa.core.operator;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import tupa.core.registry.RoomDirectory;
import tupa.core.room.Room;
import tupa.core.room.RoomInfo;
import tupa.core.room.RoomReply;
import tupa.core.store.RoomKey;
import tupa.wire.Cid;

/**
 * One announcement on its way into all rooms that have members. A room that refuses it, or fails meanwhile, is given it
 * again under the same cid, so that it stands there once.
 */
final class Announcement {
    sealed interface Command {}

    private record Rooms(List<RoomInfo> rooms) implements Command {}

    private record FromRoom(RoomReply reply) implements Command {}

    private record Again() implements Command {}

    private record TooLate() implements Command {}

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final TimerScheduler<Command> timers;
    private final ActorRef<RoomDirectory.Command> directory;
    private final Cid cid;
    private final String text;
    private final ActorRef<Operator.Announced> replyTo;
    private final ActorRef<RoomReply> fromRooms;
    private final Set<RoomKey> missing = new HashSet<>();
    private int stored;

    private Announcement(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            ActorRef<RoomDirectory.Command> directory,
            Cid cid,
            String text,
            ActorRef<Operator.Announced> replyTo) {
        this.timers = timers;
        this.directory = directory;
        this.cid = cid;
        this.text = text;
        this.replyTo = replyTo;
        this.fromRooms = context.messageAdapter(RoomReply.class, FromRoom::new);
    }

    static Behavior<Command> create(
            ActorRef<RoomDirectory.Command> directory,
            Cid cid,
            String text,
            Duration patience,
            ActorRef<Operator.Announced> replyTo) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new TooLate(), patience);
            directory.tell(new RoomDirectory.ListRooms(Lists.adapter(context, Rooms::new)));
            return new Announcement(context, timers, directory, cid, text, replyTo).behavior();
        }));
    }

    private Behavior<Command> behavior() {
        return Behaviors.receive(Command.class)
                .onMessage(Rooms.class, this::begin)
                .onMessage(FromRoom.class, this::fromRoom)
                .onMessage(Again.class, again -> tellMissing())
                .onMessage(TooLate.class, late -> done())
                .build();
    }

    private Behavior<Command> begin(Rooms rooms) {
        rooms.rooms().stream()
                .filter(room -> room.members() > 0)
                .map(RoomInfo::key)
                .forEach(missing::add);
        return tellMissing();
    }

    private Behavior<Command> tellMissing() {
        if (missing.isEmpty()) {
            return done();
        }
        for (RoomKey room : missing) {
            directory.tell(
                    new RoomDirectory.Deliver(room, new Room.Announce(cid, text, fromRooms), OptionalLong.empty()));
        }
        timers.startSingleTimer(new Again(), AGAIN_AFTER);
        return Behaviors.same();
    }

    private Behavior<Command> fromRoom(FromRoom from) {
        if (from.reply() instanceof RoomReply.Accepted accepted && missing.remove(accepted.key())) {
            stored++;
        }
        return missing.isEmpty() ? done() : Behaviors.same();
    }

    private Behavior<Command> done() {
        replyTo.tell(new Operator.Announced(stored, missing.size()));
        return Behaviors.stopped();
    }
}
