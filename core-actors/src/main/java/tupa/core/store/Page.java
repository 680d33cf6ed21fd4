package tupa.core.store;

import java.util.List;

/** Stored events in ascending order; {@code oldest} and {@code newest} are those of the whole room. */
public record Page(List<StoredEvent> events, long oldest, long newest) {
    public Page {
        events = List.copyOf(events);
    }
}
