package tupa.terminal.view;

/** How a piece of a line is meant to stand out. */
enum Ink {
    PLAIN(""),
    TIME("2"),
    NICK("1"),
    OWN_NICK("1;4"),
    PRIVATE("1;35"),
    PRESENCE("2;32"),
    NOTICE("36"),
    ERROR("1;31"),
    TO_ME("1;30;43"),
    PLACE("1;34"),
    DAY("2;4");

    private final String codes;

    Ink(String codes) {
        this.codes = codes;
    }

    /** The parameters of the escape sequence that begins this ink, in colour. */
    String codes() {
        return codes;
    }
}
