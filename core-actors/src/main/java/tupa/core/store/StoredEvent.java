package tupa.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An entry with its place in the room's one order. {@code ts} has millisecond precision and never decreases in a room. */
public record StoredEvent(long seq, Instant ts, Entry entry) {
    public StoredEvent {
        ts = ts.truncatedTo(ChronoUnit.MILLIS);
    }
}
