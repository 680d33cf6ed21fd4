package tupa.core.store;

/** What a stored event is. The names are stored: they are never renamed. */
public enum EntryKind {
    TEXT,
    ACTION,
    TOPIC,
    /** A word of the server's operator. */
    SYSTEM
}
