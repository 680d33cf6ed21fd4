package tupa.core.registry;

import tupa.core.room.RoomInfo;

/** A room or private conversation that is open, and how many events it takes in a second. */
public record RoomPace(RoomInfo room, double perSecond) {}
