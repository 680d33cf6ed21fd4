package tupa.core.session;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tupa.core.room.Opening;
import tupa.core.room.Seat;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;
import tupa.wire.LeftReason;

/** Coming into a room: first the room admits, then the session is stored with it, then its user is given his seat. */
final class Entrance {
    private final SessionState session;
    private final Surroundings around;

    Entrance(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    /** {@code opening} is asked for when the seat is taken; {@code then} gets the code of a refusal. */
    void into(RoomKey key, Supplier<Opening> opening, Consumer<Optional<ErrorCode>> then) {
        session.rooms().join(key, refusal -> {
            if (refusal.isPresent()) {
                then.accept(refusal);
                return;
            }
            session.save(stored -> {
                if (stored) {
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
        Optional<Seat> seat = membership.seat();
        if (seat.isEmpty()) {
            session.sit(membership, opening);
        } else if (opening instanceof Opening.Joining joining) {
            around.sit(membership.key, seat.get(), new Opening.Again(joining.re()));
        }
    }
}
