package tupa.terminal.text;

/** What a piece of a text is. */
public enum Markup {
    BOLD,
    ITALIC,
    CODE,
    /** An address, which is shown to the letter. */
    LINK,
    /** The user's own name. */
    MENTION,
    /** What a search found. */
    MATCH,
    /** Not text but what makes text bold, italic or code; the other markup of such a span says which. */
    MARKER
}
