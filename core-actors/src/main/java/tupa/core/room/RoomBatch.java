package tupa.core.room;

import java.util.List;
import tupa.core.store.StoredEvent;

/** Stored events of one room in their order, without a hole. */
record RoomBatch(List<StoredEvent> events) {
    RoomBatch {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an empty batch");
        }
    }

    long first() {
        return events.get(0).seq();
    }

    long last() {
        return events.get(events.size() - 1).seq();
    }
}
