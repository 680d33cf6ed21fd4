package tupa.core.room;

import tupa.core.store.RoomKey;

/** What a room says to whoever started it. */
public sealed interface ToDirectory {
    /** Nobody is in the room and nothing waits in it: it may be stopped with {@link Room.Stop}. */
    record Idle(RoomKey key, long incarnation) implements ToDirectory {}

    /** The room cannot stop after all: somebody came in the meantime. */
    record StillInUse(RoomKey key, long incarnation) implements ToDirectory {}

    record Changed(RoomInfo info) implements ToDirectory {}
}
