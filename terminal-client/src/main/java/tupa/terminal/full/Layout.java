package tupa.terminal.full;

/**
 * What has a place on a screen of this size. The input always has one; the smaller the screen, the less else.
 *
 * @param rooms columns of the list at the left, 0 when it is not shown
 * @param members columns of the list at the right, 0 when it is not shown
 * @param topic whether there is a row for the topic
 */
record Layout(int columns, int rows, int rooms, int members, boolean topic) {
    private static final int WIDE = 90;
    private static final int MIDDLING = 60;
    private static final int LIST = 15;
    /** A line and a blank beside it. */
    private static final int EDGE = 2;
    /** With fewer columns for the conversation, no second list is shown. */
    private static final int CONVERSATION = 40;

    private static final int TOPIC_COLUMNS = 40;
    private static final int TOPIC_ROWS = 8;

    static Layout of(int columns, int rows, Panes panes) {
        int wide = Math.max(1, columns);
        int high = Math.max(1, rows);
        int left = isShown(panes.rooms(), wide, wide) ? LIST : 0;
        int right = isShown(panes.members(), wide, wide - left - EDGE) ? LIST : 0;
        return new Layout(wide, high, left, right, wide >= TOPIC_COLUMNS && high >= TOPIC_ROWS);
    }

    private static boolean isShown(Panes.Show show, int columns, int room) {
        return switch (show) {
            case AUTO -> columns >= WIDE;
            case ALWAYS -> columns >= MIDDLING && room >= CONVERSATION + LIST + EDGE;
            case NEVER -> false;
        };
    }

    /** Where the conversation begins, counted from 1: with the line that parts it from the rooms, if they are shown. */
    int middleAt() {
        return rooms + 1;
    }

    /** Where the members begin, with the line in front of them. */
    int membersAt() {
        return columns - members - EDGE + 1;
    }

    /** The columns for the text of the conversation. */
    int middle() {
        return columns - (rooms == 0 ? 0 : rooms + EDGE) - (members == 0 ? 0 : members + EDGE + 1);
    }

    /** The rows for the conversation, above {@code input} rows that are typed into. */
    int body(int input) {
        return Math.max(0, rows - input - statusRows(input) - topicRows(input));
    }

    int statusRows(int input) {
        return rows - input >= 1 ? 1 : 0;
    }

    int topicRows(int input) {
        return topic && rows - input >= 3 ? 1 : 0;
    }

    /** The most rows for what is typed. */
    int mostInput() {
        return Math.max(1, rows / 2);
    }

    /** The most rows when a list of completions is open, too. */
    int mostWithList() {
        return Math.max(1, rows - 2);
    }
}
