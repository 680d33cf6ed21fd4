package tupa.core.room;

import tupa.core.store.RoomKey;

/** What the list of rooms says of one room. */
public record RoomInfo(RoomKey key, int members, String topic, int capacity, long seq) {}
