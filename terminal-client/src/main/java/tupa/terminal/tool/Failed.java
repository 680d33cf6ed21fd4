package tupa.terminal.tool;

/** A command ends here: the message, unless it is empty, is for standard error, the code for the caller. */
final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    Failed(Ending ending, String words) {
        super(words);
        this.code = ending.code();
    }

    int code() {
        return code;
    }

    String words() {
        String words = getMessage();
        return words == null ? "" : words;
    }
}
