package tupa.core.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Outcome;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.UserId;

/** A room whose history is open: the shell that carries out what {@link RoomState} decides, and keeps who is in it. */
final class OpenRoom {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

    private final ActorContext<Room.Command> context;
    private final TimerScheduler<Room.Command> timers;
    private final Room.Shared shared;
    private final RoomKey key;
    private final long incarnation;
    private final OpenedRoom opened;
    private final ActorRef<RoomRelay.Command> relay;
    private final ActorRef<ToDirectory> directory;
    private final RoomState state;
    private final Members<ActorRef<RoomReply>> members;

    /** Who waits to hear that the server's own words are stored. */
    private final Map<Cid, ActorRef<RoomReply>> announcers = new HashMap<>();

    private long oldest;
    private int capacity;

    OpenRoom(
            ActorContext<Room.Command> context,
            TimerScheduler<Room.Command> timers,
            Room.Shared shared,
            RoomKey key,
            long incarnation,
            OpenedRoom opened,
            ActorRef<RoomRelay.Command> relay,
            ActorRef<ToDirectory> directory,
            int expected) {
        this.context = context;
        this.timers = timers;
        this.shared = shared;
        this.key = key;
        this.incarnation = incarnation;
        this.opened = opened;
        this.relay = relay;
        this.directory = directory;
        this.oldest = opened.oldest();
        this.state = new RoomState(shared.settings(), shared.clock(), opened);
        this.capacity = shared.settings().capacityOf(key);
        this.members = new Members<>(capacity, expected);
        timers.startSingleTimer(new Room.ReturnTime(), shared.settings().returnWindow());
        watchIdleness();
        report();
    }

    Behavior<Room.Command> behavior() {
        return Behaviors.receive(Room.Command.class)
                .onMessage(Room.Join.class, this::join)
                .onMessage(Room.Leave.class, this::leave)
                .onMessage(Room.SessionGone.class, this::sessionGone)
                .onMessage(Room.NotBack.class, this::notBack)
                .onMessage(Room.ReturnTime.class, this::returnTime)
                .onMessage(Room.Submit.class, this::submit)
                .onMessage(Room.Announce.class, this::announce)
                .onMessage(Room.Appended.class, this::appended)
                .onMessage(Room.Rename.class, this::rename)
                .onMessage(Room.ChangeStatus.class, this::changeStatus)
                .onMessage(Room.Typing.class, typing -> tell(new RoomRelay.Typing(typing.user())))
                .onMessage(Room.ListMembers.class, this::listMembers)
                .onMessage(Room.Forget.class, this::forget)
                .onMessage(Room.Close.class, this::close)
                .onMessage(Room.ChangeCapacity.class, this::changeCapacity)
                .onMessage(Room.IdleTime.class, this::idle)
                .onMessage(Room.ReportTime.class, this::reportTime)
                .onMessage(Room.Stop.class, this::stop)
                .onMessage(Room.Fail.class, Room::fail)
                .build();
    }

    private Behavior<Room.Command> join(Room.Join join) {
        UserId user = join.member().user();
        if (!members.admits(user, join.silent())) {
            join.session().tell(new RoomReply.NotAdmitted(key, ErrorCode.ROOM_FULL));
            return Behaviors.same();
        }
        boolean known = members.has(user);
        members.put(join.member(), join.session(), join.silent()).ifPresent(context::unwatch);
        context.watchWith(join.session(), new Room.SessionGone(user, join.session()));
        relay.tell(new RoomRelay.Arrived(join.member(), known || join.silent()));
        timers.cancel(new Room.IdleTime());
        if (!known && !join.silent()) {
            note("{} joined room: {}", join.member());
        }
        if (!known) {
            report();
        }
        Admission admission = new Admission(key, incarnation, opened.id(), opened.epoch(), oldest, state.seq());
        join.session().tell(new RoomReply.Admitted(admission, context.getSelf(), relay));
        return Behaviors.same();
    }

    private Behavior<Room.Command> leave(Room.Leave leave) {
        members.remove(leave.user()).ifPresent(gone -> {
            context.unwatch(gone.session());
            note("{} left room: {}", gone.member());
            report();
        });
        relay.tell(new RoomRelay.Departed(leave.user(), leave.reason(), leave.replyTo()));
        watchIdleness();
        return Behaviors.same();
    }

    /** A session that ends says so before. One that failed comes back, and its user with it. */
    private Behavior<Room.Command> sessionGone(Room.SessionGone gone) {
        if (isThrough(gone.user(), gone.session())) {
            Room.NotBack notBack = new Room.NotBack(gone.user(), gone.session());
            timers.startSingleTimer(notBack, notBack, shared.settings().returnWindow());
        }
        return Behaviors.same();
    }

    private Behavior<Room.Command> notBack(Room.NotBack gone) {
        return isThrough(gone.user(), gone.session())
                ? leave(new Room.Leave(gone.user(), LeftReason.TIMEOUT, Optional.empty()))
                : Behaviors.same();
    }

    private boolean isThrough(UserId user, ActorRef<RoomReply> session) {
        return members.sessionOf(user).filter(session::equals).isPresent();
    }

    private Behavior<Room.Command> returnTime(Room.ReturnTime time) {
        if (members.expectNobody()) {
            report();
        }
        return Behaviors.same();
    }

    private Behavior<Room.Command> submit(Room.Submit submit) {
        Entry entry = submit.entry();
        if (!members.has(entry.author())) {
            submit.session().tell(new RoomReply.Rejected(key, entry.cid(), ErrorCode.NOT_IN_ROOM));
            return Behaviors.same();
        }
        state.submit(entry).forEach(this::carryOut);
        return Behaviors.same();
    }

    private Behavior<Room.Command> announce(Room.Announce announce) {
        announcers.put(announce.cid(), announce.replyTo());
        state.submit(Entry.ofServer(announce.cid(), announce.text())).forEach(this::carryOut);
        return Behaviors.same();
    }

    private Behavior<Room.Command> appended(Room.Appended appended) {
        String topic = state.topic();
        if (appended.outcome() instanceof Outcome.Unknown unknown) {
            context.getLog().warn("Room {}: the store does not answer; its batch is being settled", key);
            listen(unknown.settled());
        }
        state.apply(appended.outcome()).forEach(this::carryOut);
        if (!topic.equals(state.topic())) {
            report();
        } else if (!timers.isTimerActive(new Room.ReportTime())) {
            timers.startSingleTimer(new Room.ReportTime(), REPORT_EVERY);
        }
        watchIdleness();
        return Behaviors.same();
    }

    private void carryOut(RoomState.Action action) {
        if (action instanceof RoomState.Action.Store store) {
            listen(shared.log().append(store.batch()));
        } else if (action instanceof RoomState.Action.Publish publish) {
            relay.tell(new RoomRelay.Publish(publish.batch()));
        } else if (action instanceof RoomState.Action.Accept accept) {
            StoredEvent event = accept.event();
            answer(event.entry(), new RoomReply.Accepted(key, opened.epoch(), event, accept.dup()));
        } else if (action instanceof RoomState.Action.Reject reject) {
            Entry entry = reject.entry();
            answer(entry, new RoomReply.Rejected(key, entry.cid(), reject.code()));
        } else {
            throw new IllegalStateException("another writer appends to room " + key);
        }
    }

    /** A log that fails where it promised an outcome is not to be trusted with this room's order. */
    private void listen(CompletionStage<Outcome> outcome) {
        context.pipeToSelf(
                outcome, (known, failure) -> new Room.Appended(failure == null ? known : new Outcome.Fenced()));
    }

    private void answer(Entry entry, RoomReply reply) {
        Optional<ActorRef<RoomReply>> asker = entry.kind() == EntryKind.SYSTEM
                ? Optional.ofNullable(announcers.remove(entry.cid()))
                : members.sessionOf(entry.author());
        asker.ifPresent(to -> to.tell(reply));
    }

    private Behavior<Room.Command> rename(Room.Rename rename) {
        members.rename(rename.user(), rename.nick());
        return tell(new RoomRelay.Renamed(rename.user(), rename.nick()));
    }

    private Behavior<Room.Command> changeStatus(Room.ChangeStatus change) {
        members.changeStatus(change.user(), change.status());
        return tell(new RoomRelay.StatusChanged(change.user(), change.status()));
    }

    private Behavior<Room.Command> tell(RoomRelay.Command command) {
        relay.tell(command);
        return Behaviors.same();
    }

    private Behavior<Room.Command> listMembers(Room.ListMembers list) {
        list.replyTo().tell(members.list());
        return Behaviors.same();
    }

    private Behavior<Room.Command> forget(Room.Forget forget) {
        oldest = Math.max(oldest, forget.oldest());
        return tell(new RoomRelay.Forget(oldest, forget.replyTo()));
    }

    private Behavior<Room.Command> close(Room.Close close) {
        members.sessions().forEach(session -> session.tell(new RoomReply.Closed(key, close.reason())));
        close.replyTo()
                .tell(new Closing(Closing.Verdict.CLOSED, members.sessions().size()));
        return Behaviors.same();
    }

    private Behavior<Room.Command> changeCapacity(Room.ChangeCapacity change) {
        capacity = change.capacity();
        members.capacity(capacity);
        relay.tell(new RoomRelay.ChangeCapacity(capacity));
        report();
        return Behaviors.same();
    }

    private boolean isIdle() {
        return members.isEmpty() && state.isQuiet();
    }

    private void watchIdleness() {
        if (isIdle() && !timers.isTimerActive(new Room.IdleTime())) {
            timers.startSingleTimer(new Room.IdleTime(), state.idleStop(members.size()));
        }
    }

    private Behavior<Room.Command> idle(Room.IdleTime idle) {
        if (isIdle()) {
            directory.tell(new ToDirectory.Idle(key, incarnation));
        }
        return Behaviors.same();
    }

    private Behavior<Room.Command> stop(Room.Stop stop) {
        if (isIdle()) {
            return Behaviors.stopped();
        }
        directory.tell(new ToDirectory.StillInUse(key, incarnation));
        return Behaviors.same();
    }

    private Behavior<Room.Command> reportTime(Room.ReportTime time) {
        report();
        return Behaviors.same();
    }

    private void report() {
        directory.tell(
                new ToDirectory.Changed(new RoomInfo(key, members.size(), state.topic(), capacity, state.seq())));
    }

    /** Private conversations open and close as their parties connect, and who talks to whom is no operator's business. */
    private void note(String what, Member member) {
        if (!key.isPrivate()) {
            context.getLog().info(what, member.nick(), key);
        }
    }
}
