package tupa.core.session;

import java.util.Optional;
import java.util.function.Consumer;
import tupa.core.room.Seat;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;
import tupa.wire.LeftReason;
import tupa.wire.Reply;

/**
 * Leaving one room: first whatever the user said there is answered, then the session is stored without it, then the room
 * is told, and {@code ok} is said after the last event of that stay.
 */
final class Departure {
    private static final long RETRY_MS = 1000;

    private final SessionState session;
    private final Surroundings around;
    private final Attachment attachment;
    private final Optional<String> re;

    Departure(SessionState session, Surroundings around, Attachment attachment, Optional<String> re) {
        this.session = session;
        this.around = around;
        this.attachment = attachment;
        this.re = re;
    }

    /** {@code then} gets whether the room was left. */
    void leave(RoomKey key, Consumer<Boolean> then) {
        session.posts().whenAnswered(Optional.of(key), answered -> {
            if (!session.isCurrent(attachment)) {
                // He has been welcomed into the room on another connection by now, where nobody would tell him.
                then.accept(false);
                return;
            }
            Optional<Membership> membership = session.rooms().find(key);
            if (!answered || membership.isEmpty()) {
                refuse(ErrorCode.BUSY, then);
                return;
            }
            session.rooms().depart(membership.get());
            session.save(stored -> {
                session.rooms().departed(key);
                if (session.rooms().isComing(key)) {
                    // On another connection, which named the room: what was asked last is what he wants.
                    refuse(ErrorCode.BUSY, then);
                } else if (stored || session.rooms().elsewhere(key).isPresent()) {
                    part(membership.get(), then);
                } else {
                    session.rooms().putBack(membership.get());
                    refuse(ErrorCode.STORAGE_UNAVAILABLE, then);
                }
            });
        });
    }

    /** A room that is lost knows nothing of him; if it comes back by a question still under way, it is told then. */
    private void part(Membership membership, Consumer<Boolean> then) {
        membership.seat().ifPresent(Seat::end);
        if (membership.isLost()) {
            left(then);
        } else {
            around.leave(membership.key, session.me().user(), LeftReason.LEFT, () -> left(then));
        }
    }

    /** The answer comes after the last event of that stay, on the connection that asked or on none. */
    private void left(Consumer<Boolean> then) {
        if (re.isPresent()) {
            attachment.answer(re, new Reply.Done());
        }
        then.accept(true);
    }

    private void refuse(ErrorCode code, Consumer<Boolean> then) {
        attachment.answer(re, Reply.Refusal.of(code, RETRY_MS));
        then.accept(false);
    }
}
