package tupa.terminal.model;

import java.util.List;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/**
 * What a run of the client begins with.
 *
 * @param rooms joined at the start, the first in front; none: the server puts the user into its default room
 * @param allRooms show what happens in every room at once; otherwise a room's messages wait until it is in front
 * @param interactive somebody is there who can be asked
 */
public record Setup(Nick nick, List<RoomName> rooms, boolean allRooms, boolean interactive) {
    /** What the room everybody meets in is called, as long as the server has not said otherwise. */
    public static final RoomName LOBBY = new RoomName("lobby");

    public Setup {
        rooms = List.copyOf(rooms);
    }
}
