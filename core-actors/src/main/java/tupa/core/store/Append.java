package tupa.core.store;

import java.util.List;

/** A batch of one room: numbers without a hole, in order. It is stored whole or not at all. */
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
    }
}
