package tupa.core.room;

import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;

/**
 * What a member is told of the room that admitted him: how far its history goes, and the number of this incarnation, which
 * no other in the process has.
 */
public record Admission(RoomKey key, long incarnation, RoomId id, String epoch, long oldest, long newest) {}
