package tupa.terminal.file;

/** Something that was set and cannot be used; {@link #text} says where and what is wrong, in the reader's language. */
public final class BadFile extends Exception {
    private static final long serialVersionUID = 1;

    private final String text;

    /**
     * A mistake.
     *
     * @param where {@code file:line}, or whatever else names the place
     */
    public BadFile(String where, String what) {
        super(where + ": " + what);
        this.text = where + ": " + what;
    }

    /** What is wrong, and before it where. */
    public String text() {
        return text;
    }
}
