package tupa.core.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tupa.core.connection.Audience;
import tupa.core.connection.Outbox;
import tupa.core.room.Opening;
import tupa.core.room.RoomReply;
import tupa.core.room.Seat;
import tupa.core.store.SessionRow;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

/**
 * A session as it goes on while sockets, rooms and processes come and go: who the user is, where he is, what he has not
 * been answered. Pure but for the outboxes and seats it holds; everything else goes through {@link Surroundings}.
 */
final class SessionState {
    /** What every session of the process shares. */
    record Shared(
            Supplier<SessionSettings> live, RoomName defaultRoom, InstantSource clock, Ids ids, Audience audience) {}

    private static final String SERVER = "tupa";

    private final Shared shared;
    private final Surroundings around;
    private final Identity me;
    private final String tokenHash;
    private final StoredRow row;
    private final Rooms rooms;
    private final Posts posts;
    private final Conversations conversations;
    private final Renaming renaming;
    private final Intake intake;
    private final ResumeWindow window;
    private Optional<Attachment> attachment = Optional.empty();
    private boolean everWelcomed;
    private boolean draining;
    private boolean over;

    SessionState(Shared shared, Surroundings around, Member member, String tokenHash) {
        this.shared = shared;
        this.around = around;
        this.me = new Identity(member);
        this.tokenHash = tokenHash;
        this.row = new StoredRow(this, around, tokenHash);
        this.rooms = new Rooms(this, around);
        this.posts = new Posts(this, around);
        this.conversations = new Conversations(this, around);
        this.renaming = new Renaming(this, around);
        this.intake = new Intake(this, around);
        this.window = new ResumeWindow(this, around);
    }

    /** Takes up a stored session: it is detached, with a whole resume window before it. {@code held}: it has a nick. */
    void restore(SessionRow stored, Runnable held) {
        everWelcomed = true;
        stored.rooms().forEach(rooms::restore);
        rooms.all().forEach(membership -> rooms.gone(membership.key));
        renaming.reclaim(tokenHash, () -> {
            // With the end of this window: the row of one that never comes back must not live from restart to restart.
            save(saved -> {});
            held.run();
        });
    }

    /** The user says hello on a connection; any other he has is replaced. */
    void attach(Attachment next, Optional<String> re, Request.Hello hello, String token) {
        if (draining) {
            next.close(Farewell.of(settings(), ids()));
            return;
        }
        attachment.ifPresent(old -> old.close(Event.Bye.of(CloseReason.REPLACED)));
        leaveSeats();
        attachment = Optional.of(next);
        posts.forgetIds();
        window.cancel();
        new Arrival(this, around, next, re, hello, everWelcomed, token).begin();
    }

    void received(Outbox outbox, List<Incoming> requests, Runnable allTaken) {
        Optional<Attachment> from = attachment.filter(current -> !over && current.outbox() == outbox);
        if (from.isEmpty()) {
            allTaken.run();
            return;
        }
        from.get().received(requests, allTaken);
        proceed(from.get());
    }

    void lost(Outbox outbox) {
        if (attachment.filter(current -> current.outbox() == outbox).isPresent()) {
            detach();
        }
    }

    void said(RoomReply reply) {
        if (reply instanceof RoomReply.Admitted admitted) {
            rooms.admitted(admitted.admission());
        } else if (reply instanceof RoomReply.NotAdmitted refused) {
            rooms.said(refused);
        } else if (reply instanceof RoomReply.Accepted accepted) {
            posts.said(accepted);
        } else if (reply instanceof RoomReply.Rejected rejected) {
            posts.said(rejected);
        }
    }

    /** Settles what is under way, says goodbye and stays silent; the session itself does not end. */
    void drain(Runnable done) {
        draining = true;
        posts.whenAnswered(Optional.empty(), answered -> {
            attachment.ifPresent(current -> current.close(Farewell.of(settings(), ids())));
            attachment = Optional.empty();
            window.suspend();
            done.run();
        });
    }

    /** Works on what the connection has asked, one request after the other. */
    void proceed(Attachment from) {
        intake.proceed(from);
    }

    /** The request that held up the others is done. */
    void finish(Attachment from) {
        from.done();
        proceed(from);
    }

    /** Ends a connection, but not the session. */
    void giveUp(Attachment from, Event.Bye bye) {
        from.close(bye);
        if (isCurrent(from)) {
            detach();
        }
    }

    private void detach() {
        attachment.ifPresent(Attachment::abandon);
        leaveSeats();
        attachment = Optional.empty();
        posts.forgetIds();
        if (over) {
            return;
        }
        rooms.rest();
        if (!everWelcomed) {
            end(LeftReason.LEFT, () -> {});
            return;
        }
        window.open();
        save(stored -> {});
    }

    /**
     * The session is over: the user leaves every room and his nick is free. Its row goes first if the store is there:
     * whoever was seen to leave is not to be back after a restart. Otherwise it goes as soon as it can, unless nobody was
     * ever told the token: then what may be there of it ends by itself.
     */
    void end(LeftReason reason, Runnable afterwards) {
        over = true;
        window.cancel();
        row.delete(
                () -> {
                    around.release(me.user());
                    rooms.leaveAll(reason);
                    afterwards.run();
                    if (!everWelcomed) {
                        around.ended();
                    }
                },
                around::ended);
    }

    /** The actor ends without the session having ended: at least the connection is told. */
    void abort() {
        attachment.ifPresent(current -> current.close(Event.Bye.of(CloseReason.INTERNAL)));
    }

    /** Gives the member a seat on the connection he has, if he has one. */
    void sit(Membership membership, Opening opening) {
        sit(membership, opening, Optional.empty());
    }

    /** The same, where he may be owed the answer to the request {@code re}. */
    void sit(Membership membership, Opening opening, Optional<String> re) {
        attachment.filter(Attachment::isWelcomed).ifPresent(current -> {
            Seat seat = new Seat(membership.key.seenBy(me.user()), me.user(), current.outbox());
            re.ifPresent(seat::owe);
            membership.sit(seat, opening);
            around.sit(membership.key, seat, opening);
        });
    }

    private void leaveSeats() {
        for (Membership membership : rooms.all()) {
            membership.seat().ifPresent(seat -> around.stand(membership.key, seat));
            membership.stand();
        }
    }

    Reply.Welcome welcome(String token, boolean resumed, Map<RoomAddress, Reply.Standing> standings) {
        return new Reply.Welcome(
                1, SERVER, me.person(), token, resumed, now(), settings().limits(), standings);
    }

    /** Stores the session as it is now; {@code then} gets whether it is stored so. */
    void save(Consumer<Boolean> then) {
        row.save(then);
    }

    /** The client has been welcomed on this connection: from now on events may flow to it. */
    void welcomed(Attachment to) {
        everWelcomed = true;
        to.welcomed();
    }

    boolean isCurrent(Attachment candidate) {
        return attachment.filter(current -> current == candidate).isPresent();
    }

    Optional<Attachment> attachment() {
        return attachment;
    }

    /** The session has ended, and its actor is about to. */
    boolean isOver() {
        return over;
    }

    boolean isDraining() {
        return draining;
    }

    /** Answers on the connection there is; ids belong to it, so whoever asked on another has no answer coming. */
    void answer(Optional<String> re, Reply reply) {
        attachment.ifPresent(current -> current.answer(re, reply));
    }

    Identity me() {
        return me;
    }

    Rooms rooms() {
        return rooms;
    }

    Posts posts() {
        return posts;
    }

    Conversations conversations() {
        return conversations;
    }

    Renaming renaming() {
        return renaming;
    }

    Intake intake() {
        return intake;
    }

    ResumeWindow window() {
        return window;
    }

    SessionSettings settings() {
        return shared.live().get();
    }

    RoomName defaultRoom() {
        return shared.defaultRoom();
    }

    Ids ids() {
        return shared.ids();
    }

    Audience audience() {
        return shared.audience();
    }

    Instant now() {
        return shared.clock().instant();
    }
}
