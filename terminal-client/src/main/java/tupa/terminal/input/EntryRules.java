package tupa.terminal.input;

/**
 * What is said before an entry is taken.
 *
 * @param confirmAbove a paste of more lines than this is asked about
 * @param textMax how many characters the server takes in one message
 */
public record EntryRules(int confirmAbove, int textMax) {
    /** As it is when nobody has set anything. */
    public static EntryRules standard(int textMax) {
        return new EntryRules(5, textMax);
    }
}
