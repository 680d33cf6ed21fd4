package tupa.core.session;

import java.time.Duration;
import java.time.Instant;
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
    /** A room that takes longer to answer may have failed, and is no reason to keep its user out of the others. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Half of what a transport grants a request: whoever has too little of a rate is at least in some of the rooms. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final SessionState session;
    private final Surroundings around;
    private final Attachment attachment;
    private final BiConsumer<RoomKey, ErrorCode> refused;
    private final Runnable done;
    private final Instant end;
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
        this.refused = refused;
        this.done = done;
        this.end = session.now().plus(LONGEST);
        this.waiting = new ArrayDeque<>(rooms);
    }

    void begin() {
        session.rooms().named(waiting::contains);
        join();
    }

    private void joinNext() {
        around.cancel(this);
        Duration wait = goesOn() ? session.intake().reserve() : Duration.ZERO;
        if (wait.isZero()) {
            join();
        } else {
            around.after(this, wait, this::join);
        }
    }

    private boolean goesOn() {
        return !waiting.isEmpty()
                && session.isCurrent(attachment)
                && !session.isOver()
                && session.now().isBefore(end);
    }

    private void join() {
        if (goesOn()) {
            RoomKey key = waiting.remove();
            asked++;
            if (!waiting.isEmpty()) {
                around.after(this, PATIENCE, this::joinNext);
            }
            session.rooms().join(key, refusal -> joined(key, refusal));
            return;
        }
        waiting.forEach(key -> refused.accept(key, ErrorCode.BUSY));
        waiting.clear();
        if (asked == 0) {
            done.run();
        }
    }

    private void joined(RoomKey key, Optional<ErrorCode> refusal) {
        asked--;
        refusal.ifPresent(code -> refused.accept(key, code));
        joinNext();
    }
}
