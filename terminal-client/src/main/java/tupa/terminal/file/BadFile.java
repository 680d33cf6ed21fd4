package tupa.terminal.file;

/** Something that was set and cannot be used; the message says where and what is wrong, in the reader's language. */
public final class BadFile extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * A mistake.
     *
     * @param where {@code file:line}, or whatever else names the place
     */
    public BadFile(String where, String what) {
        super(where + ": " + what);
    }
}
