package tupa.core.room;

/**
 * What became of a room that was to be closed.
 *
 * @param members so many were in it, and are told to go
 */
public record Closing(Verdict verdict, int members) {
    public enum Verdict {
        CLOSED,
        /** Nobody is in it. */
        NOT_OPEN,
        /** It is the one where those go who have no other. */
        DEFAULT_ROOM,
        /** Its history cannot be read at the moment, or too much waits for it. */
        UNREACHABLE
    }

    public static Closing not(Verdict why) {
        return new Closing(why, 0);
    }
}
