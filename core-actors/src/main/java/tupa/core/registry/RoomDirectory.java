package tupa.core.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import tupa.core.room.Chaos;
import tupa.core.room.Closing;
import tupa.core.room.Room;
import tupa.core.room.RoomInfo;
import tupa.core.room.RoomRelay;
import tupa.core.room.RoomSettings;
import tupa.core.room.ToDirectory;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;

/** Starts and stops the actors that are rooms, as {@link Incarnations} decides, and knows which one is a room right now. */
public final class RoomDirectory extends AbstractBehavior<RoomDirectory.Command>
        implements Incarnations.Surroundings<Room.Command> {
    public sealed interface Command {}

    /**
     * Carries a message to the room, whichever incarnation it is, but not to the one whose relay the sender knows to have
     * {@code ended}. What cannot wait for the next one is refused as busy, and so is whoever wants one room too many opened.
     */
    public record Deliver(RoomKey key, Room.Command command, OptionalLong ended) implements Command {}

    /**
     * The history of a room is about to begin at {@code oldest}. Answered when the room, if there is one, tells everybody
     * so; a room that is not open learns it from the log.
     */
    public record Forget(RoomKey key, long oldest, ActorRef<Done> replyTo) implements Command {}

    /** Answered with the public rooms that are open. */
    public record ListRooms(ActorRef<List<RoomInfo>> replyTo) implements Command {}

    /** How many members rooms had when the server stopped: they are about to come back, and nobody else may have their places. */
    public record Expect(Map<RoomKey, Integer> members) implements Command {}

    /** Makes a room fail as by a bug, or its relay. */
    public record Kill(RoomKey key, Chaos.Part part, ActorRef<Chaos.Outcome> replyTo) implements Command {}

    /** Answered with all that is open, private conversations included, and how much is said there. */
    public record ListPaces(ActorRef<List<RoomPace>> replyTo) implements Command {}

    /** Everybody is to leave the room; answered by the room, if it is open. */
    public record Close(RoomKey key, String reason, ActorRef<Closing> replyTo) implements Command {}

    /** From now on rooms, those that are open too, have the capacities of {@code settings}. */
    public record ChangeCapacities(RoomSettings settings) implements Command {}

    private record FromRoom(ToDirectory word) implements Command {}

    private record RoomEnded(RoomKey key, long incarnation) implements Command {}

    private record RelayEnded(RoomKey key, long incarnation) implements Command {}

    private record Restart(RoomKey key) implements Command {}

    private record Running(RoomKey key, ActorRef<Room.Command> room, ActorRef<RoomRelay.Command> relay) {}

    private final TimerScheduler<Command> timers;
    private final Room.Shared shared;
    private final ActorRef<ToDirectory> fromRooms;
    private final Incarnations<Room.Command> incarnations;
    private final Map<Long, Running> running = new HashMap<>();
    private final Map<RoomKey, RoomInfo> infos = new HashMap<>();
    private final Map<RoomKey, Pace> paces = new HashMap<>();

    /** How many members each room has, or had and may come back. */
    private final Map<RoomKey, Integer> members = new HashMap<>();

    private RoomSettings settings;

    private RoomDirectory(ActorContext<Command> context, TimerScheduler<Command> timers, Room.Shared shared) {
        super(context);
        this.timers = timers;
        this.shared = shared;
        this.settings = shared.settings();
        this.fromRooms = context.messageAdapter(ToDirectory.class, FromRoom::new);
        this.incarnations = new Incarnations<>(
                shared.settings().pendingMax(), shared.settings().openMax(), shared.clock(), this);
    }

    public static Behavior<Command> create(Room.Shared shared) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new RoomDirectory(context, timers, shared)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Deliver.class, this::deliver)
                .onMessage(Forget.class, this::forget)
                .onMessage(ListRooms.class, this::list)
                .onMessage(Expect.class, expect -> then(() -> members.putAll(expect.members())))
                .onMessage(Kill.class, this::kill)
                .onMessage(ListPaces.class, this::listPaces)
                .onMessage(Close.class, this::close)
                .onMessage(ChangeCapacities.class, this::changeCapacities)
                .onMessage(FromRoom.class, this::fromRoom)
                .onMessage(
                        RoomEnded.class, ended -> then(() -> incarnations.roomEnded(ended.key(), ended.incarnation())))
                .onMessage(
                        RelayEnded.class,
                        ended -> then(() -> incarnations.relayEnded(ended.key(), ended.incarnation())))
                .onMessage(Restart.class, restart -> then(() -> incarnations.restart(restart.key())))
                .build();
    }

    private Behavior<Command> deliver(Deliver deliver) {
        deliver.ended().ifPresent(ended -> incarnations.relayEnded(deliver.key(), ended));
        if (!incarnations.deliver(deliver.key(), deliver.command())) {
            Room.refuse(deliver.command(), deliver.key(), ErrorCode.BUSY);
        }
        return this;
    }

    private Behavior<Command> forget(Forget forget) {
        if (!incarnations.isThere(forget.key())) {
            forget.replyTo().tell(Done.getInstance());
        } else {
            incarnations.deliver(forget.key(), new Room.Forget(forget.oldest(), forget.replyTo()));
        }
        return this;
    }

    @Override
    public void start(RoomKey key, long incarnation) {
        Room.Shared its = new Room.Shared(settings.of(key), shared.clock(), shared.log());
        Map<String, String> mdc = Map.of("room", key.value());
        ActorRef<RoomRelay.Command> relay = getContext()
                .spawn(
                        Behaviors.withMdc(RoomRelay.Command.class, mdc, RoomRelay.create(its, key)),
                        "relay-" + incarnation);
        ActorRef<Room.Command> room = getContext()
                .spawn(
                        Behaviors.withMdc(
                                Room.Command.class,
                                mdc,
                                Room.create(its, key, incarnation, relay, fromRooms, members.getOrDefault(key, 0))),
                        "room-" + incarnation);
        getContext().watchWith(relay, new RelayEnded(key, incarnation));
        getContext().watchWith(room, new RoomEnded(key, incarnation));
        running.put(incarnation, new Running(key, room, relay));
    }

    @Override
    public void tell(long incarnation, Room.Command message) {
        find(incarnation).ifPresent(now -> now.room().tell(message));
    }

    @Override
    public void stopRoom(long incarnation) {
        find(incarnation).ifPresent(now -> getContext().stop(now.room()));
    }

    @Override
    public void stopRelay(long incarnation) {
        find(incarnation).ifPresent(now -> getContext().stop(now.relay()));
    }

    @Override
    public void ended(RoomKey key, long incarnation) {
        running.remove(incarnation);
    }

    @Override
    public void restartAfter(int failures, RoomKey key) {
        getContext().getLog().warn("Room {} failed and comes back from the log", key);
        timers.startSingleTimer(key, new Restart(key), shared.settings().restartPause(failures));
    }

    @Override
    public void forgotten(RoomKey key) {
        infos.remove(key);
        paces.remove(key);
        members.remove(key);
    }

    private Behavior<Command> kill(Kill kill) {
        Optional<Running> now = incarnations.present(kill.key()).flatMap(this::find);
        now.ifPresent(there -> {
            getContext().getLog().warn("The {} of {} is killed on purpose", kill.part(), kill.key());
            Chaos.kill(kill.part(), there.room(), there.relay());
        });
        kill.replyTo().tell(now.isPresent() ? Chaos.Outcome.KILLED : Chaos.Outcome.NOT_OPEN);
        return this;
    }

    private Behavior<Command> list(ListRooms list) {
        list.replyTo()
                .tell(infos.values().stream()
                        .filter(info -> !info.key().isPrivate())
                        .toList());
        return this;
    }

    private Behavior<Command> listPaces(ListPaces list) {
        Instant now = shared.clock().instant();
        list.replyTo()
                .tell(infos.values().stream()
                        .map(info -> new RoomPace(
                                info,
                                Optional.ofNullable(paces.get(info.key()))
                                        .map(pace -> pace.perSecond(now))
                                        .orElse(0.0)))
                        .toList());
        return this;
    }

    private Behavior<Command> close(Close close) {
        if (close.key().equals(RoomKey.of(settings.defaultRoom()))) {
            close.replyTo().tell(Closing.not(Closing.Verdict.DEFAULT_ROOM));
        } else if (!incarnations.isThere(close.key())) {
            close.replyTo().tell(Closing.not(Closing.Verdict.NOT_OPEN));
        } else if (!incarnations.deliver(close.key(), new Room.Close(close.reason(), close.replyTo()))) {
            close.replyTo().tell(Closing.not(Closing.Verdict.UNREACHABLE));
        }
        return this;
    }

    private Behavior<Command> changeCapacities(ChangeCapacities change) {
        settings = settings.withCapacitiesOf(change.settings());
        running.values().forEach(now -> now.room().tell(new Room.ChangeCapacity(settings.capacityOf(now.key()))));
        return this;
    }

    private Behavior<Command> fromRoom(FromRoom from) {
        if (from.word() instanceof ToDirectory.Changed changed) {
            changed(changed.info());
        } else if (from.word() instanceof ToDirectory.Idle idle) {
            if (incarnations.close(idle.key(), idle.incarnation())) {
                tell(idle.incarnation(), new Room.Stop());
            }
        } else if (from.word() instanceof ToDirectory.StillInUse inUse) {
            incarnations.reopen(inUse.key(), inUse.incarnation());
        }
        return this;
    }

    /** What an incarnation said last is true of the room until the next one speaks. */
    private void changed(RoomInfo info) {
        if (incarnations.present(info.key()).isPresent()) {
            infos.put(info.key(), info);
            Instant now = shared.clock().instant();
            paces.computeIfAbsent(info.key(), key -> new Pace(info.seq(), now)).reported(info.seq(), now);
            members.put(info.key(), info.members());
        }
    }

    private Optional<Running> find(long incarnation) {
        return Optional.ofNullable(running.get(incarnation));
    }

    private Behavior<Command> then(Runnable step) {
        step.run();
        return this;
    }
}
