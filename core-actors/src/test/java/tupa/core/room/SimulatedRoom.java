package tupa.core.room;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import tupa.core.sim.engine.Bug;
import tupa.core.sim.engine.Cell;
import tupa.core.sim.engine.Violation;
import tupa.core.store.Entry;
import tupa.core.store.MessageLog;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Outcome;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.ErrorCode;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.UserId;

/**
 * A room in a simulation: what {@link Room} and {@link OpenRoom} are to {@link RoomState} and {@link Members} in the server.
 */
public final class SimulatedRoom {
    /** The session of a member, as the room knows it. */
    public interface Session {
        Cell cell();

        void admitted(Admission admission, SimulatedRoom room);

        void said(RoomReply reply);
    }

    /** The directory, as the room knows it. */
    public interface Directory {
        void idle(RoomKey key, long incarnation);

        void stillInUse(RoomKey key, long incarnation);

        void changed(RoomKey key, int members);
    }

    /** Something to be done in the room's turn, or to be refused if the room cannot. */
    public record Mail(String what, Consumer<SimulatedRoom> turn, Consumer<ErrorCode> refuse) {}

    private static final Duration REOPEN_AFTER = Duration.ofSeconds(1);

    private final Cell cell;
    private final RoomSettings settings;
    private final MessageLog log;
    private final RoomKey key;
    private final long incarnation;
    private final SimulatedRelay relay;
    private final Directory directory;
    private final Members<Session> members;
    private final Deque<Mail> waiting = new ArrayDeque<>();
    private Optional<OpenedRoom> opened = Optional.empty();
    private Optional<RoomState> state = Optional.empty();

    public SimulatedRoom(
            Cell cell,
            RoomSettings settings,
            MessageLog log,
            RoomKey key,
            long incarnation,
            SimulatedRelay relay,
            Directory directory,
            int expected) {
        this.cell = cell;
        this.settings = settings;
        this.log = log;
        this.key = key;
        this.incarnation = incarnation;
        this.relay = relay;
        this.directory = directory;
        this.members = new Members<>(settings.capacityOf(key), expected);
    }

    public Cell cell() {
        return cell;
    }

    public SimulatedRelay relay() {
        return relay;
    }

    public RoomKey key() {
        return key;
    }

    public List<Member> members() {
        return members.list();
    }

    public void begin() {
        cell.tell("begin", this::open);
    }

    private void open() {
        cell.pipe(
                log.open(key, settings.recentCids()),
                "opened",
                (room, failure) -> Optional.ofNullable(room).ifPresentOrElse(this::opened, this::openFailed));
    }

    private void opened(OpenedRoom room) {
        relay.open(room);
        opened = Optional.of(room);
        state = Optional.of(new RoomState(settings, cell.queue(), room));
        cell.after("return", settings.returnWindow(), "return time", () -> {
            if (members.expectNobody()) {
                report();
            }
        });
        report();
        watchIdleness();
        List<Mail> waited = new ArrayList<>(waiting);
        waiting.clear();
        waited.forEach(mail -> mail.turn().accept(this));
    }

    private void openFailed() {
        waiting.forEach(mail -> mail.refuse().accept(ErrorCode.STORAGE_UNAVAILABLE));
        waiting.clear();
        cell.after("reopen", REOPEN_AFTER, "open again", this::open);
    }

    public void tell(Mail mail) {
        cell.tell(mail.what(), () -> {
            if (state.isPresent()) {
                mail.turn().accept(this);
            } else if (waiting.size() >= settings.pendingMax()) {
                mail.refuse().accept(ErrorCode.BUSY);
            } else {
                waiting.add(mail);
            }
        });
    }

    public static Mail join(RoomKey key, Member member, boolean silent, Session session) {
        return new Mail(
                (silent ? "join again " : "join ") + member.nick(),
                room -> room.admit(member, silent, session),
                code -> session.said(new RoomReply.NotAdmitted(key, code)));
    }

    private void admit(Member member, boolean silent, Session session) {
        UserId user = member.user();
        if (!members.admits(user, silent)) {
            session.said(new RoomReply.NotAdmitted(key, ErrorCode.ROOM_FULL));
            return;
        }
        boolean known = members.has(user);
        members.put(member, session, silent).ifPresent(old -> cell.unwatch(old.cell()));
        Violation.unless(silent || known || members.size() <= settings.capacityOf(key), "capacity of %s exceeded", key);
        cell.watch(session.cell(), "session gone", () -> sessionGone(user, session));
        boolean announced = cell.queue().bites(Bug.RETURN_ANNOUNCED, 0.3);
        relay.arrived(member, !announced && (known || silent));
        cell.cancel("idle");
        if (!known) {
            report();
        }
        OpenedRoom room = opened.orElseThrow();
        session.admitted(
                new Admission(
                        key,
                        incarnation,
                        room.id(),
                        room.epoch(),
                        room.oldest(),
                        state.orElseThrow().seq()),
                this);
    }

    private void sessionGone(UserId user, Session session) {
        Room.Leave leave = new Room.Leave(user, LeftReason.TIMEOUT, Optional.empty());
        cell.after(session, settings.returnWindow(), "not back", () -> {
            if (isThrough(user, session)) {
                leave(leave, () -> {});
            }
        });
    }

    private boolean isThrough(UserId user, Session session) {
        return members.sessionOf(user).filter(now -> now == session).isPresent();
    }

    public void leave(Room.Leave leave, Runnable done) {
        members.remove(leave.user()).ifPresent(gone -> {
            cell.unwatch(gone.session().cell());
            report();
        });
        relay.departed(leave, done);
        watchIdleness();
    }

    private void report() {
        directory.changed(key, members.size());
    }

    public void submit(Entry entry, Session session) {
        if (!members.has(entry.author())) {
            session.said(new RoomReply.Rejected(key, entry.cid(), ErrorCode.NOT_IN_ROOM));
            return;
        }
        state.orElseThrow().submit(entry).forEach(this::carryOut);
    }

    public void rename(Room.Rename rename) {
        members.rename(rename.user(), rename.nick());
        relay.renamed(rename);
    }

    public void changeStatus(Room.ChangeStatus change) {
        members.changeStatus(change.user(), change.status());
        relay.statusChanged(change);
    }

    public void typing(UserId user) {
        relay.typing(user);
    }

    private void appended(Outcome outcome) {
        if (outcome instanceof Outcome.Unknown unknown) {
            listen(unknown.settled());
        }
        state.orElseThrow().apply(outcome).forEach(this::carryOut);
        watchIdleness();
    }

    private void carryOut(RoomState.Action action) {
        if (action instanceof RoomState.Action.Store store) {
            if (cell.queue().bites(Bug.ACK_BEFORE_STORE, 1)) {
                store.batch().events().forEach(event -> accept(event, false));
            }
            listen(log.append(store.batch()));
        } else if (action instanceof RoomState.Action.Publish publish) {
            relay.publish(publish.batch());
        } else if (action instanceof RoomState.Action.Accept accept) {
            accept(accept.event(), accept.dup());
        } else if (action instanceof RoomState.Action.Reject reject) {
            reject(reject.entry(), reject.code());
        } else {
            cell.fail();
        }
    }

    private void accept(StoredEvent event, boolean dup) {
        if (cell.queue().bites(Bug.REFUSED_BUT_STORED, 0.02)) {
            reject(event.entry(), ErrorCode.BUSY);
        } else {
            answer(
                    event.entry().author(),
                    new RoomReply.Accepted(key, opened.orElseThrow().epoch(), event, dup));
        }
    }

    private void reject(Entry entry, ErrorCode code) {
        answer(entry.author(), new RoomReply.Rejected(key, entry.cid(), code));
    }

    private void answer(UserId user, RoomReply reply) {
        members.sessionOf(user).ifPresent(session -> session.said(reply));
    }

    private void listen(CompletionStage<Outcome> outcome) {
        cell.pipe(outcome, "appended", (known, failure) -> appended(failure == null ? known : new Outcome.Fenced()));
    }

    private boolean isIdle() {
        return members.isEmpty() && state.filter(RoomState::isQuiet).isPresent();
    }

    private void watchIdleness() {
        if (isIdle() && !cell.isTimerActive("idle")) {
            cell.after("idle", state.orElseThrow().idleStop(members.size()), "idle", () -> {
                if (isIdle()) {
                    directory.idle(key, incarnation);
                }
            });
        }
    }

    /** The directory asks for it. */
    public void stop() {
        if (isIdle()) {
            cell.stop();
        } else {
            directory.stillInUse(key, incarnation);
        }
    }
}
