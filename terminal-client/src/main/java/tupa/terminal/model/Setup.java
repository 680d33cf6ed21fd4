package tupa.terminal.model;

import java.util.List;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/**
 * What a run of the client begins with.
 *
 * @param rooms joined at the start, the first in front; none: the server puts the user into its default room
 * @param interactive somebody is there who can be asked
 */
public record Setup(Nick nick, List<RoomName> rooms, Shown shown, boolean interactive) {
    /** What the room everybody meets in is called, as long as the server has not said otherwise. */
    public static final RoomName LOBBY = new RoomName("lobby");

    /** How rooms come to be seen. */
    public enum Shown {
        /** What happens anywhere is shown at once, under the name of its room. */
        TOGETHER,
        /** One below the other: what happens in a room waits until it is in front. */
        IN_TURN,
        /** Each in a place of its own. */
        APART
    }

    public Setup {
        rooms = List.copyOf(rooms);
    }
}
