package tupa.core.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;

/**
 * The rooms that one request brings its user into: one after the other, and each but the first at the price of a {@code join}.
 * To open a room costs the server much, and whoever names fifty in a word is not to get more of it than who asks for each.
 */
final class JoinQueue {
    private final SessionState session;
    private final Surroundings around;
    private final Attachment attachment;
    private final BiConsumer<RoomKey, ErrorCode> refused;
    private final Runnable done;
    private final Queue<RoomKey> waiting;
    private int asked;

    /**
     * A queue that tells {@code refused} of each room that the user is not in in the end, and is {@code done} when none is
     * left.
     */
    JoinQueue(
            SessionState session,
            Surroundings around,
            Attachment attachment,
            Collection<RoomKey> rooms,
            BiConsumer<RoomKey, ErrorCode> refused,
            Runnable done) {
        this.session = session;
        this.around = around;
        this.attachment = attachment;
        this.waiting = new ArrayDeque<>(rooms);
        this.refused = refused;
        this.done = done;
    }

    void begin() {
        join(1);
    }

    private void joinNext() {
        Duration wait = waiting.isEmpty() ? Duration.ZERO : session.intake().reserve();
        if (wait.isZero()) {
            join(1);
        } else {
            around.after(this, wait, () -> join(1));
        }
    }

    /** Asks for so many more; for none when nobody waits to hear of them. */
    private void join(int rooms) {
        if (!session.isCurrent(attachment)) {
            waiting.forEach(key -> refused.accept(key, ErrorCode.BUSY));
            waiting.clear();
        }
        for (int i = 0; i < rooms && !waiting.isEmpty(); i++) {
            RoomKey key = waiting.remove();
            asked++;
            session.rooms().join(key, refusal -> joined(key, refusal));
        }
        if (asked == 0) {
            done.run();
        }
    }

    private void joined(RoomKey key, Optional<ErrorCode> refusal) {
        asked--;
        refusal.ifPresent(code -> refused.accept(key, code));
        if (refusal.filter(code -> code == ErrorCode.BUSY).isPresent()) {
            // Perhaps nobody has answered, and there is no time to wait as long for each of the others.
            join(waiting.size());
        } else {
            joinNext();
        }
    }
}
