package tupa.core.store;

import java.util.List;

/**
 * A batch of one room: numbers without a hole, in order. It is stored whole or not at all. The same author and cid twice
 * in one batch is a bug of the caller, who must answer the second without the log.
 */
public record Append(RoomId room, List<StoredEvent> events) {
    public Append {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an empty batch");
        }
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).seq() != events.get(i - 1).seq() + 1) {
                throw new IllegalArgumentException("a batch with a hole");
            }
        }
        if (events.stream().map(Signature::of).distinct().count() != events.size()) {
            throw new IllegalArgumentException("a batch with the same cid twice");
        }
    }
}
