package tupa.core.store;

/** A room that is in the log, whether anybody is in it or not. */
public record LoggedRoom(RoomId id, RoomKey key) {}
