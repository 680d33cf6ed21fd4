package tupa.core.session;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tupa.core.room.Opening;
import tupa.core.room.Seat;
import tupa.core.room.Start;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Limits;
import tupa.wire.Reply;
import tupa.wire.Request;

/**
 * Coming into one room: the room admits the user, then the session is stored with it, then he is seated and answered. Where
 * he may be in one at a time it is stored without the one he is in, in the same row, and he is out of that before he is
 * seated in the other: whatever fails, he is in one of the two.
 */
final class Entrance {
    private final SessionState session;
    private final Surroundings around;
    private final Attachment attachment;
    private final Optional<String> re;

    Entrance(SessionState session, Surroundings around, Attachment attachment, Optional<String> re) {
        this.session = session;
        this.around = around;
        this.attachment = attachment;
        this.re = re;
    }

    /** {@code then} gets the code of a refusal. */
    void join(Request.Join join, Consumer<Optional<ErrorCode>> then) {
        Start start = join.since().<Start>map(Start.After::new).orElseGet(() -> new Start.Newest(join.history()));
        RoomKey key = RoomKey.of(join.room());
        Supplier<Opening> opening =
                () -> session.isCurrent(attachment) ? new Opening.Joining(start) : new Opening.Greeting(true, start);
        session.rooms()
                .elsewhere(key)
                .ifPresentOrElse(old -> move(old.key, key, opening, then), () -> enter(key, opening, then));
    }

    /** As in {@link Departure}, what the user said in the old room is answered first. */
    private void move(RoomKey from, RoomKey to, Supplier<Opening> opening, Consumer<Optional<ErrorCode>> then) {
        session.posts().whenAnswered(Optional.of(from), answered -> {
            if (answered && session.isCurrent(attachment)) {
                enter(to, opening, then);
            } else {
                then.accept(Optional.of(ErrorCode.BUSY));
            }
        });
    }

    /** He is in the room: his seat is owed the answer, which any relay pays. False when it is owed too many. */
    boolean joinAgain(Membership membership) {
        return membership
                .seat()
                .filter(seat -> re.isEmpty() || seat.owe(re.get()))
                .map(seat -> {
                    around.sit(membership.key, seat, new Opening.Again());
                    return seat;
                })
                .isPresent();
    }

    void goToDefaultRoom(Runnable then) {
        RoomKey key = RoomKey.of(session.defaultRoom());
        enter(key, () -> new Opening.Greeting(true, new Start.Newest(Limits.REPLAY)), refusal -> {
            refusal.ifPresent(code -> attachment.say(new Event.Notice("#" + key + ": " + code.text())));
            then.run();
        });
    }

    private void enter(RoomKey key, Supplier<Opening> opening, Consumer<Optional<ErrorCode>> then) {
        session.rooms().join(key, () -> session.isCurrent(attachment), refusal -> {
            if (refusal.isPresent()) {
                then.accept(refusal);
                return;
            }
            Optional<Membership> old = session.rooms().elsewhere(key);
            if (old.isPresent() && !session.isCurrent(attachment)) {
                // Whoever has asked for the same on the connection there is now takes him there.
                then.accept(Optional.of(ErrorCode.BUSY));
                return;
            }
            old.ifPresent(session.rooms()::depart);
            session.save(stored -> {
                old.ifPresent(left -> session.rooms().departed(left.key));
                // On another connection he may have been welcomed into it by now, or have asked for it too and been
                // seated.
                if (stored || !session.isCurrent(attachment) || isSeated(key)) {
                    settle(key, opening.get(), old, () -> then.accept(Optional.empty()));
                } else {
                    session.rooms().remove(key);
                    around.leave(key, session.me().user(), LeftReason.LEFT);
                    old.ifPresent(session.rooms()::putBack);
                    then.accept(Optional.of(ErrorCode.STORAGE_UNAVAILABLE));
                }
            });
        });
    }

    private boolean isSeated(RoomKey key) {
        return session.rooms().find(key).flatMap(Membership::seat).isPresent();
    }

    /** As after a {@link Departure}, nothing else is begun before the old room has heard of it: it could not tell coming back from going. */
    private void settle(RoomKey key, Opening opening, Optional<Membership> old, Runnable then) {
        // He may be back in it on another connection.
        Optional<Membership> left = old.filter(membership -> !session.rooms().isComing(membership.key));
        left.ifPresent(this::sayLeft);
        session.rooms().find(key).ifPresent(membership -> seat(membership, opening));
        left.ifPresentOrElse(
                membership -> around.leave(membership.key, session.me().user(), LeftReason.LEFT, then), then);
    }

    /** The last word of the old room. */
    private void sayLeft(Membership old) {
        old.seat().ifPresent(Seat::end);
        old.key
                .room()
                .ifPresent(
                        room -> attachment.say(new Event.Left(room, session.me().person(), LeftReason.LEFT)));
    }

    /** Who asked for the same room on a connection that is gone has a seat by now; another would show him all of it again. */
    private void seat(Membership membership, Opening opening) {
        if (membership.seat().isEmpty()) {
            session.sit(membership, opening, opening instanceof Opening.Joining ? re : Optional.empty());
        } else if (opening instanceof Opening.Joining && !joinAgain(membership)) {
            attachment.answer(re, Reply.Refusal.of(ErrorCode.BUSY));
        }
    }
}
