package tupa.terminal.input;

/**
 * What is said before an entry is taken.
 *
 * @param confirmAbove a paste of more lines than this is asked about
 * @param textMax how many characters the server takes in one message
 */
public record EntryRules(int confirmAbove, int textMax) {
    /** As long as nobody has set anything, and no server has said what it takes. */
    public static final EntryRules STANDARD = new EntryRules(5, Integer.MAX_VALUE);

    /** The same at a server that takes so much. */
    public EntryRules at(int serverTextMax) {
        return new EntryRules(confirmAbove, serverTextMax);
    }
}
