package tupa.core.session;

import java.util.Optional;
import tupa.core.room.Opening;
import tupa.core.room.Seat;
import tupa.core.room.Start;
import tupa.core.store.RoomKey;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Limits;
import tupa.wire.RoomName;

/** What an operator does to a user: ends his session, or takes him out of a room. He is told, and so are the others. */
final class Removal {
    private final SessionState session;
    private final Surroundings around;

    Removal(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    /** The session is over; {@code then} runs when its nick is free and it has left every room. */
    void fromServer(String reason, Runnable then) {
        String text = reason.isEmpty() ? CloseReason.REMOVED.text() : "You were removed: " + reason;
        session.attachment().ifPresent(current -> current.close(new Event.Bye(CloseReason.REMOVED, text, false, 0)));
        session.end(LeftReason.REMOVED, then);
    }

    /** He leaves the room once whatever he said there is answered, and goes to the default one if he is in no other. */
    void fromRoom(RoomKey key, String reason) {
        session.posts().whenAnswered(Optional.of(key), answered -> {
            if (session.isOver()) {
                return;
            }
            if (answered) {
                session.rooms().find(key).ifPresent(membership -> takeOut(membership, reason));
            } else {
                fromRoom(key, reason);
            }
        });
    }

    private void takeOut(Membership membership, String reason) {
        boolean only = session.rooms().publicCount() == 1;
        RoomKey key = membership.key;
        membership.seat().ifPresent(seat -> dismiss(seat, key, reason));
        session.rooms().remove(key);
        around.leave(key, session.me().user(), LeftReason.REMOVED);
        if (only) {
            goHome();
        } else {
            session.save(stored -> {});
        }
    }

    private void dismiss(Seat seat, RoomKey key, String reason) {
        seat.say(new Event.Notice("#" + key + " was closed" + (reason.isEmpty() ? "." : ": " + reason)));
        key.room().ifPresent(room -> seat.say(left(room)));
        seat.end();
    }

    private Event left(RoomName room) {
        return new Event.Left(room, session.me().person(), LeftReason.REMOVED);
    }

    private void goHome() {
        RoomKey home = RoomKey.of(session.defaultRoom());
        session.rooms().join(home, refusal -> {
            refusal.ifPresent(code -> session.attachment()
                    .filter(Attachment::isWelcomed)
                    .ifPresent(current -> current.say(new Event.Notice("#" + home + ": " + code.text()))));
            session.save(stored -> session.rooms()
                    .find(home)
                    .filter(membership -> membership.seat().isEmpty())
                    .ifPresent(membership ->
                            session.sit(membership, new Opening.Greeting(true, new Start.Newest(Limits.REPLAY)))));
        });
    }
}
