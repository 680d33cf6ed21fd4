package tupa.core.room;

import java.util.concurrent.CompletionStage;
import tupa.core.store.MessageLog;
import tupa.core.store.Page;
import tupa.core.store.RoomId;

/** Which events a client wants: {@code limit} of them before or after {@code seq}, which is not among them. */
public record PageWish(boolean before, long seq, int limit) {
    /** Reads them from the log; fails as {@link MessageLog#after} does. */
    public CompletionStage<Page> from(MessageLog log, RoomId room) {
        return before ? log.before(room, seq, limit) : log.after(room, seq, Long.MAX_VALUE, limit);
    }

    /** The first seq on that page of a room that stores {@code oldest} to {@code newest}; above {@link #last} for none. */
    long first(long oldest, long newest) {
        return before ? Math.max(oldest, last(oldest, newest) - limit + 1) : Math.max(oldest, seq + 1);
    }

    long last(long oldest, long newest) {
        return before ? Math.min(newest, seq - 1) : Math.min(newest, first(oldest, newest) + limit - 1);
    }
}
