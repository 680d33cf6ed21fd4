package tupa.core.store;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The durable, ordered log of every room. All methods return at once and may be called from any thread; implementations
 * own their threads. Within one room appends are carried out in the order they were given, and an {@link #open} sees
 * every append given before it.
 */
public interface MessageLog {
    /** Finds the room or creates it. Completes exceptionally with {@link StoreException} when the store cannot be read. */
    CompletionStage<OpenedRoom> open(RoomKey room, int recent);

    /** Stores a batch. Never completes exceptionally: trouble is {@link Outcome.Refused} or {@link Outcome.Unknown}. */
    CompletionStage<Outcome> append(Append batch);

    /**
     * The oldest events with {@code after < seq <= upTo}, at most {@code limit}. Completes exceptionally with
     * {@link StoreException} when the store cannot be read.
     */
    CompletionStage<Page> after(RoomId room, long after, long upTo, int limit);

    /** Rooms in the order of their ids, those after {@code after}, at most {@code limit}. Fails as {@link #after}. */
    CompletionStage<List<LoggedRoom>> rooms(RoomId after, int limit);

    /** Where the room's history begins, and where it may begin if only this is kept. Fails as {@link #after}. */
    CompletionStage<Cut> cut(RoomId room, Keep keep);

    /**
     * Deletes the oldest events with {@code seq < below}, at most {@code limit} of them and never the newest of the room.
     * Completes with how many, or exceptionally with {@link StoreException}; they may be gone nevertheless.
     */
    CompletionStage<Integer> prune(RoomId room, long below, int limit);

    /** The newest events with {@code seq < before}, at most {@code limit}, in ascending order. Fails as {@link #after}. */
    CompletionStage<Page> before(RoomId room, long before, int limit);
}
