package tupa.terminal.config;

/**
 * Where a value comes from.
 *
 * @param text {@code flag}, the name of an environment variable, {@code file:line}, {@code default}, or the command
 */
record Origin(String text) {
    static final Origin FLAG = new Origin("flag");
    static final Origin DEFAULT = new Origin("default");
    static final Origin COMMAND = new Origin("/set");
    static final Origin THEME = new Origin("/theme");
}
