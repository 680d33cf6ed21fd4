package tupa.core.room;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import tupa.core.store.Entry;
import tupa.core.store.MessageLog;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Outcome;
import tupa.core.store.RoomKey;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * One incarnation of a room or private conversation: who is in it, and the order of what is said. It never restarts; when
 * it fails it ends, and the directory starts another from the log.
 */
public final class Room {
    public sealed interface Command {}

    /**
     * Answered with {@link RoomReply.Admitted} or {@link RoomReply.NotAdmitted}. With {@code silent} the user was a member
     * already, of an earlier incarnation or session: nobody is told, and his place was kept for him.
     */
    public record Join(Member member, boolean silent, ActorRef<RoomReply> session) implements Command {}

    /** The member goes. Answered when the last event of his stay has been offered to his seat, and none will follow. */
    public record Leave(UserId user, LeftReason reason, Optional<ActorRef<Done>> replyTo) implements Command {}

    /** Answered with {@link RoomReply.Accepted} once it is stored, or with {@link RoomReply.Rejected}. */
    public record Submit(Entry entry, ActorRef<RoomReply> session) implements Command {}

    /** The server says something in the room. Answered as {@link Submit} is; the same cid again is said once. */
    public record Announce(Cid cid, String text, ActorRef<RoomReply> replyTo) implements Command {}

    public record Rename(UserId user, Nick nick) implements Command {}

    public record ChangeStatus(UserId user, Status status) implements Command {}

    /** The member is writing something. */
    public record Typing(UserId user) implements Command {}

    /** Answered with who is in the room, in the order of their coming. */
    public record ListMembers(ActorRef<List<Member>> replyTo) implements Command {}

    /** The history begins at {@code oldest} from now on. Answered when nobody will be told otherwise. */
    public record Forget(long oldest, ActorRef<Done> replyTo) implements Command {}

    /** Every member is told with {@link RoomReply.Closed} to leave, and does so in his own turn. */
    public record Close(String reason, ActorRef<Closing> replyTo) implements Command {}

    /** The room admits so many from now on; whoever is in it stays. */
    public record ChangeCapacity(int capacity) implements Command {}

    /** Ends the room unless it is in use. */
    public record Stop() implements Command {}

    /** The room throws, as by a bug. */
    record Fail() implements Command {}

    private record Opened(OpenedRoom room) implements Command {}

    private record OpenFailed(Throwable cause) implements Command {}

    private record RetryOpen() implements Command {}

    record Appended(Outcome outcome) implements Command {}

    record SessionGone(UserId user, ActorRef<RoomReply> session) implements Command {}

    /** His session has ended, and no other took its place. */
    record NotBack(UserId user, ActorRef<RoomReply> session) implements Command {}

    /** Whoever was in the room before and is not back by now is gone. */
    record ReturnTime() implements Command {}

    record IdleTime() implements Command {}

    record ReportTime() implements Command {}

    /** What every room of the process shares. */
    public record Shared(RoomSettings settings, InstantSource clock, MessageLog log) {}

    private static final Duration REOPEN_AFTER = Duration.ofSeconds(1);

    private final ActorContext<Command> context;
    private final StashBuffer<Command> waiting;
    private final TimerScheduler<Command> timers;
    private final Shared shared;
    private final RoomKey key;
    private final long incarnation;
    private final ActorRef<RoomRelay.Command> relay;
    private final ActorRef<ToDirectory> directory;
    private final int expected;

    private Room(
            ActorContext<Command> context,
            StashBuffer<Command> waiting,
            TimerScheduler<Command> timers,
            Shared shared,
            RoomKey key,
            long incarnation,
            ActorRef<RoomRelay.Command> relay,
            ActorRef<ToDirectory> directory,
            int expected) {
        this.context = context;
        this.waiting = waiting;
        this.timers = timers;
        this.shared = shared;
        this.key = key;
        this.incarnation = incarnation;
        this.relay = relay;
        this.directory = directory;
        this.expected = expected;
    }

    /**
     * The next incarnation of a room.
     *
     * @param expected how many members the room had before and may come back; their places are kept for a while
     */
    public static Behavior<Command> create(
            Shared shared,
            RoomKey key,
            long incarnation,
            ActorRef<RoomRelay.Command> relay,
            ActorRef<ToDirectory> directory,
            int expected) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> Behaviors.withStash(
                shared.settings().pendingMax(),
                waiting -> new Room(context, waiting, timers, shared, key, incarnation, relay, directory, expected)
                        .open())));
    }

    private Behavior<Command> open() {
        context.pipeToSelf(
                shared.log().open(key, shared.settings().recentCids()),
                (room, failure) -> failure == null ? new Opened(room) : new OpenFailed(failure));
        return loading();
    }

    /** Everything waits for the log. */
    private Behavior<Command> loading() {
        return Behaviors.receive(Command.class)
                .onMessage(Opened.class, this::opened)
                .onMessage(OpenFailed.class, this::openFailed)
                .onMessage(RetryOpen.class, retry -> open())
                .onMessage(Fail.class, Room::fail)
                .onAnyMessage(this::keepWaiting)
                .build();
    }

    private Behavior<Command> opened(Opened opened) {
        relay.tell(new RoomRelay.Open(opened.room()));
        OpenRoom open =
                new OpenRoom(context, timers, shared, key, incarnation, opened.room(), relay, directory, expected);
        return waiting.unstashAll(open.behavior());
    }

    private Behavior<Command> openFailed(OpenFailed failed) {
        context.getLog().warn("Room {} cannot be read: {}", key, failed.cause().getMessage());
        waiting.forEach(command -> refuse(command, ErrorCode.STORAGE_UNAVAILABLE));
        waiting.clear();
        timers.startSingleTimer(new RetryOpen(), REOPEN_AFTER);
        return Behaviors.same();
    }

    static Behavior<Command> fail(Fail fail) {
        throw new Chaos.OnPurpose();
    }

    private Behavior<Command> keepWaiting(Command command) {
        if (waiting.isFull()) {
            refuse(command, ErrorCode.BUSY);
        } else {
            waiting.stash(command);
        }
        return Behaviors.same();
    }

    /** Answers a command that will not be carried out, where somebody waits for an answer. */
    public static void refuse(Command command, RoomKey key, ErrorCode code) {
        if (command instanceof Join join) {
            join.session().tell(new RoomReply.NotAdmitted(key, code));
        } else if (command instanceof Submit submit) {
            submit.session().tell(new RoomReply.Rejected(key, submit.entry().cid(), code));
        } else if (command instanceof Announce announce) {
            announce.replyTo().tell(new RoomReply.Rejected(key, announce.cid(), code));
        } else if (command instanceof Close close) {
            close.replyTo().tell(Closing.not(Closing.Verdict.UNREACHABLE));
        }
    }

    private void refuse(Command command, ErrorCode code) {
        refuse(command, key, code);
    }
}
