package tupa.terminal.model;

import java.util.List;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/**
 * What a run of the client begins with.
 *
 * @param rooms joined at the start; the first is in front
 * @param allRooms show what happens in every room at once; otherwise a room's messages wait until it is in front
 * @param interactive somebody is there who can be asked
 */
public record Setup(Nick nick, List<RoomName> rooms, boolean allRooms, boolean interactive) {
    /** The room everybody meets in. */
    public static final RoomName LOBBY = new RoomName("lobby");

    public Setup {
        rooms = rooms.isEmpty() ? List.of(LOBBY) : List.copyOf(rooms);
    }
}
