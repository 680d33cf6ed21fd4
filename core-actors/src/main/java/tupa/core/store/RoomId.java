package tupa.core.store;

/** A log's own short name for a room it has opened. */
public record RoomId(long value) {}
