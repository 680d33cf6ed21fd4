package tupa.core.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import tupa.core.room.Room;
import tupa.core.room.RoomInfo;
import tupa.core.room.RoomRelay;
import tupa.core.room.ToDirectory;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;

/**
 * Which actor is a room right now. It starts a room on first use, stops it when nobody is in it, and starts another
 * incarnation of one that failed. A room and its relay live and die together: if one ends, the other is stopped.
 */
public final class RoomDirectory extends AbstractBehavior<RoomDirectory.Command> {
    public sealed interface Command {}

    /**
     * Carries a message to the room, whichever incarnation it is, but not to the one whose relay the sender knows to have
     * {@code ended}. What cannot wait for the next one is refused as busy.
     */
    public record Deliver(RoomKey key, Room.Command command, Optional<ActorRef<RoomRelay.Command>> ended)
            implements Command {}

    /** Answered with the public rooms that are open. */
    public record ListRooms(ActorRef<List<RoomInfo>> replyTo) implements Command {}

    private record FromRoom(ToDirectory word) implements Command {}

    private record RoomEnded(RoomKey key, ActorRef<Room.Command> room) implements Command {}

    private record RelayEnded(RoomKey key, ActorRef<RoomRelay.Command> relay) implements Command {}

    private record Restart(RoomKey key) implements Command {}

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int LONGEST_PAUSE_DOUBLINGS = 6;

    private final TimerScheduler<Command> timers;
    private final Room.Shared shared;
    private final ActorRef<ToDirectory> fromRooms;
    private final Map<RoomKey, Incarnation> incarnations = new HashMap<>();
    private final Map<RoomKey, RoomInfo> infos = new HashMap<>();
    private long started;

    private RoomDirectory(ActorContext<Command> context, TimerScheduler<Command> timers, Room.Shared shared) {
        super(context);
        this.timers = timers;
        this.shared = shared;
        this.fromRooms = context.messageAdapter(ToDirectory.class, FromRoom::new);
    }

    public static Behavior<Command> create(Room.Shared shared) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new RoomDirectory(context, timers, shared)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Deliver.class, this::deliver)
                .onMessage(ListRooms.class, this::list)
                .onMessage(FromRoom.class, this::fromRoom)
                .onMessage(RoomEnded.class, this::roomEnded)
                .onMessage(RelayEnded.class, this::relayEnded)
                .onMessage(Restart.class, this::restart)
                .build();
    }

    private Behavior<Command> deliver(Deliver deliver) {
        deliver.ended().ifPresent(relay -> relayEnded(new RelayEnded(deliver.key(), relay)));
        Incarnation incarnation = incarnations.computeIfAbsent(deliver.key(), this::begin);
        if (!incarnation.tell(deliver.command())) {
            Room.refuse(deliver.command(), deliver.key(), ErrorCode.BUSY);
        }
        return this;
    }

    private Incarnation begin(RoomKey key) {
        Incarnation incarnation = new Incarnation(shared.settings().pendingMax());
        start(key, incarnation);
        return incarnation;
    }

    private void start(RoomKey key, Incarnation incarnation) {
        String number = Long.toString(++started);
        Map<String, String> mdc = Map.of("room", key.value());
        ActorRef<RoomRelay.Command> relay = getContext()
                .spawn(
                        Behaviors.withMdc(RoomRelay.Command.class, mdc, RoomRelay.create(shared, key)),
                        "relay-" + number);
        ActorRef<Room.Command> room = getContext()
                .spawn(
                        Behaviors.withMdc(Room.Command.class, mdc, Room.create(shared, key, relay, fromRooms)),
                        "room-" + number);
        getContext().watchWith(relay, new RelayEnded(key, relay));
        getContext().watchWith(room, new RoomEnded(key, room));
        incarnation.begin(room, relay, shared.clock().instant());
    }

    private Behavior<Command> list(ListRooms list) {
        list.replyTo()
                .tell(infos.values().stream()
                        .filter(info -> !info.key().isPrivate())
                        .toList());
        return this;
    }

    private Behavior<Command> fromRoom(FromRoom from) {
        if (from.word() instanceof ToDirectory.Changed changed) {
            infos.put(changed.info().key(), changed.info());
        } else if (from.word() instanceof ToDirectory.Idle idle) {
            find(idle.key(), idle.room()).ifPresent(incarnation -> {
                incarnation.close();
                idle.room().tell(new Room.Stop());
            });
        } else if (from.word() instanceof ToDirectory.StillInUse inUse) {
            find(inUse.key(), inUse.room()).ifPresent(Incarnation::reopen);
        }
        return this;
    }

    private Behavior<Command> roomEnded(RoomEnded ended) {
        find(ended.key(), ended.room()).ifPresent(incarnation -> {
            incarnation.roomEnded(shared.clock().instant()).ifPresent(getContext()::stop);
            settle(ended.key(), incarnation);
        });
        return this;
    }

    private Behavior<Command> relayEnded(RelayEnded ended) {
        Optional.ofNullable(incarnations.get(ended.key()))
                .filter(now -> now.has(ended.relay()))
                .ifPresent(incarnation -> {
                    incarnation.relayEnded(shared.clock().instant()).ifPresent(getContext()::stop);
                    settle(ended.key(), incarnation);
                });
        return this;
    }

    /** When both are gone: forget the room, or start it again for those who wait, after a pause if it failed. */
    private void settle(RoomKey key, Incarnation incarnation) {
        if (!incarnation.hasEnded()) {
            return;
        }
        infos.remove(key);
        if (incarnation.failures() > 0) {
            int doublings = Math.min(incarnation.failures() - 1, LONGEST_PAUSE_DOUBLINGS);
            getContext().getLog().warn("Room {} failed and comes back from the log", key);
            timers.startSingleTimer(key, new Restart(key), FIRST_PAUSE.multipliedBy(1L << doublings));
        } else if (incarnation.hasWaiting()) {
            start(key, incarnation);
        } else {
            incarnations.remove(key);
        }
    }

    private Behavior<Command> restart(Restart restart) {
        Optional.ofNullable(incarnations.get(restart.key())).ifPresent(incarnation -> {
            if (incarnation.hasWaiting()) {
                start(restart.key(), incarnation);
            } else {
                incarnations.remove(restart.key());
            }
        });
        return this;
    }

    private Optional<Incarnation> find(RoomKey key, ActorRef<Room.Command> room) {
        return Optional.ofNullable(incarnations.get(key)).filter(incarnation -> incarnation.is(room));
    }
}
