package tupa.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tupa.core.config.Live;
import tupa.core.connection.Audience;
import tupa.core.connection.Outbox;
import tupa.core.registry.SimulatedDirectory;
import tupa.core.registry.SimulatedRegistry;
import tupa.core.room.Admission;
import tupa.core.room.Opening;
import tupa.core.room.Room;
import tupa.core.room.RoomReply;
import tupa.core.room.Seat;
import tupa.core.room.SimulatedRoom;
import tupa.core.sim.engine.Cell;
import tupa.core.store.Entry;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.core.store.SimulatedStore;
import tupa.wire.Incoming;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * A session in a simulation: what {@link Session} and {@link ActorSurroundings} are to {@link SessionState} in the server.
 */
public final class SimulatedSession extends SimulatedSurroundings
        implements SimulatedRoom.Session, Listener, Addressee {
    /** What every session of a process shares. */
    public record Shared(
            SessionSettings settings,
            RoomName defaultRoom,
            Ids ids,
            Audience audience,
            SimulatedStore store,
            SimulatedRegistry<Addressee> registry,
            SimulatedDirectory directory,
            Consumer<SimulatedSession> begun) {
        SessionState.Shared state(Cell cell) {
            return new SessionState.Shared(new Live<>(settings), defaultRoom, cell.queue(), ids, audience);
        }
    }

    private record In(Admission admission, SimulatedRoom room) {}

    private final SessionState state;
    private final Map<RoomKey, In> incarnations = new HashMap<>();
    private final Map<RoomKey, Long> endedOnes = new HashMap<>();

    SimulatedSession(Cell cell, Shared shared, Member member, String tokenHash) {
        super(cell, shared);
        this.state = new SessionState(shared.state(cell), this, member, tokenHash);
        cell.whenStopped(state::abort);
        shared.begun().accept(this);
    }

    /** A session from before a restart; {@code held} is run when its nick is claimed. To be called in the cell's turn. */
    public static void restored(Cell cell, Shared shared, SessionRow row, Runnable held) {
        Member member = new Member(row.user(), row.nick(), row.status());
        SimulatedSession session = new SimulatedSession(cell, shared, member, row.tokenHash());
        session.state.restore(row, held);
    }

    void attach(Attachment attachment, Optional<String> re, Request.Hello hello, String token) {
        state.attach(attachment, re, hello, token);
    }

    /** Is called in this session's turn. */
    @Override
    public void attach(Attach attach) {
        boolean takes = !state.isOver() && !attach.outbox().isClosed();
        attach.accepted().accept(takes);
        if (!takes) {
            return;
        }
        Attachment attachment = new Attachment(
                attach.outbox(), SimulatedGreeting.PEER, cell.queue().instant());
        attachment.received(attach.rest(), () -> attach.reader().accept(this));
        state.attach(
                attachment, attach.re(), attach.hello(), attach.hello().token().orElse(""));
    }

    @Override
    public Cell cell() {
        return cell;
    }

    @Override
    Addressee addressee() {
        return this;
    }

    public Member member() {
        return state.me().member();
    }

    public List<RoomKey> rooms() {
        return state.rooms().all().stream().map(membership -> membership.key).toList();
    }

    public boolean isOver() {
        return state.isOver();
    }

    @Override
    public void received(Outbox outbox, List<Incoming> requests, Consumer<Listener> taken) {
        cell.tell("received", () -> state.received(outbox, requests, () -> taken.accept(this)));
    }

    @Override
    public void lost(Outbox outbox) {
        cell.tell("lost", () -> state.lost(outbox));
    }

    @Override
    public void admitted(Admission admission, SimulatedRoom room) {
        cell.tell("admitted to " + admission.key(), () -> {
            endedOnes.remove(admission.key());
            Optional.ofNullable(incarnations.put(admission.key(), new In(admission, room)))
                    .ifPresent(old -> cell.unwatch(old.room().relay().cell()));
            cell.watch(room.relay().cell(), "relay ended", () -> relayEnded(admission.key(), admission.incarnation()));
            state.rooms().admitted(admission);
        });
    }

    private void relayEnded(RoomKey key, long incarnation) {
        In now = incarnations.get(key);
        if (now != null && now.admission().incarnation() == incarnation) {
            endedOnes.put(key, incarnation);
            incarnations.remove(key);
            state.rooms().gone(key);
        }
    }

    @Override
    public void said(RoomReply reply) {
        cell.tell(reply.getClass().getSimpleName(), () -> state.said(reply));
    }

    @Override
    public void lapse(Instant until) {
        cell.tell("lapse", () -> state.window().lapse(until));
    }

    @Override
    public void invited(Person from, Consumer<Boolean> answer) {
        cell.tell("invited by " + from.nick(), () -> state.conversations().invited(from, answer));
    }

    @Override
    public void join(RoomKey room, Member member, boolean silent) {
        Long ended = endedOnes.get(room);
        shared.directory()
                .deliver(
                        room,
                        SimulatedRoom.join(room, member, silent, this),
                        ended == null ? OptionalLong.empty() : OptionalLong.of(ended));
    }

    @Override
    public void listMembers(RoomKey room, Consumer<Optional<List<Member>>> then) {
        find(room)
                .ifPresentOrElse(
                        in -> ask(
                                in.room().cell(),
                                "members",
                                Optional.<List<Member>>empty(),
                                then,
                                to -> to.accept(Optional.of(in.room().members()))),
                        () -> then.accept(Optional.empty()));
    }

    @Override
    public void submit(RoomKey room, Entry entry) {
        tellRoom(room, "submit " + entry.cid().value(), in -> in.submit(entry, this));
    }

    @Override
    public void leave(RoomKey room, UserId user, LeftReason reason) {
        if (find(room).isPresent()) {
            deliver(room, "leave", new Room.Leave(user, reason, Optional.empty()), () -> {});
            forget(room);
        }
    }

    @Override
    public void leave(RoomKey room, UserId user, LeftReason reason, Runnable then) {
        if (find(room).isEmpty()) {
            then.run();
            return;
        }
        forget(room);
        Consumer<Boolean> once = cell.once("leave", shared.settings().operationTimeout(), true, left -> then.run());
        Room.Leave leave = new Room.Leave(user, reason, Optional.empty());
        deliver(room, "leave and tell", leave, () -> once.accept(true));
    }

    private void deliver(RoomKey room, String what, Room.Leave leave, Runnable left) {
        SimulatedRoom.Mail mail = new SimulatedRoom.Mail(what, here -> here.leave(leave, left), code -> {});
        shared.directory().deliver(room, mail, OptionalLong.empty());
    }

    private void forget(RoomKey room) {
        endedOnes.remove(room);
        Optional.ofNullable(incarnations.remove(room))
                .ifPresent(in -> cell.unwatch(in.room().relay().cell()));
    }

    @Override
    public void tellRenamed(RoomKey room, UserId user, Nick nick) {
        tellRoom(room, "rename", in -> in.rename(new Room.Rename(user, nick)));
    }

    @Override
    public void tellStatus(RoomKey room, UserId user, Status status) {
        tellRoom(room, "status", in -> in.changeStatus(new Room.ChangeStatus(user, status)));
    }

    @Override
    public void tellTyping(RoomKey room, UserId user) {
        tellRoom(room, "typing", in -> in.typing(user));
    }

    @Override
    public void sit(RoomKey room, Seat seat, Opening opening) {
        find(room)
                .ifPresent(in ->
                        in.room().relay().sit(seat, opening, in.admission().newest()));
    }

    @Override
    public void stand(RoomKey room, Seat seat) {
        find(room).ifPresent(in -> in.room().relay().stand(seat));
    }

    @Override
    public void after(Object key, Duration delay, Runnable then) {
        cell.after(key, delay, "time", then);
    }

    @Override
    public void cancel(Object key) {
        cell.cancel(key);
    }

    @Override
    public void ended() {
        cell.stop();
    }

    private void tellRoom(RoomKey room, String what, Consumer<SimulatedRoom> turn) {
        find(room).ifPresent(in -> in.room().tell(new SimulatedRoom.Mail(what, turn, code -> {})));
    }

    private Optional<In> find(RoomKey room) {
        return Optional.ofNullable(incarnations.get(room));
    }
}
