package tupa.terminal.full;

/**
 * Which lists the user wants beside the conversation.
 *
 * @param rooms the list of rooms, at the left
 * @param members the list of members, at the right
 */
public record Panes(Show rooms, Show members) {
    /** When a list is shown. */
    public enum Show {
        /** When the screen is wide. */
        AUTO,
        /** Also when little is left for the conversation. */
        ALWAYS,
        NEVER
    }

    public static final Panes STANDARD = new Panes(Show.AUTO, Show.AUTO);

    Panes withRooms(Show show) {
        return new Panes(show, members);
    }

    Panes withMembers(Show show) {
        return new Panes(rooms, show);
    }
}
