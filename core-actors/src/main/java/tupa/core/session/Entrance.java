package tupa.core.session;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tupa.core.room.Opening;
import tupa.core.room.Start;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Limits;
import tupa.wire.Reply;
import tupa.wire.Request;

/** Coming into one room: the room admits the user, then the session is stored with it, then he is seated and answered. */
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
        enter(
                RoomKey.of(join.room()),
                () -> session.isCurrent(attachment)
                        ? new Opening.Joining(re, start)
                        : new Opening.Greeting(true, start),
                then);
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
        session.rooms().join(key, refusal -> {
            if (refusal.isPresent()) {
                then.accept(refusal);
                return;
            }
            session.save(stored -> {
                // On another connection he may have been welcomed into it by now.
                if (stored || !session.isCurrent(attachment)) {
                    session.rooms().find(key).ifPresent(membership -> seat(membership, opening.get()));
                    then.accept(Optional.empty());
                } else {
                    session.rooms().remove(key);
                    around.leave(key, session.me().user(), LeftReason.LEFT);
                    then.accept(Optional.of(ErrorCode.STORAGE_UNAVAILABLE));
                }
            });
        });
    }

    /** Who asked for the same room on a connection that is gone has a seat by now; another would show him all of it again. */
    private void seat(Membership membership, Opening opening) {
        if (membership.seat().isEmpty()) {
            session.sit(membership, opening);
        } else if (opening instanceof Opening.Joining && !joinAgain(membership)) {
            attachment.answer(re, Reply.Refusal.of(ErrorCode.BUSY));
        }
    }
}
