package tupa.terminal.model;

/** What a visitor answers that has nothing to answer. */
enum Done {
    DONE
}
