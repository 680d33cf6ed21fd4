package tupa.core.store;

import java.time.Instant;

/** An entry with its place in the room's one order. {@code ts} has millisecond precision and never decreases in a room. */
public record StoredEvent(long seq, Instant ts, Entry entry) {}
