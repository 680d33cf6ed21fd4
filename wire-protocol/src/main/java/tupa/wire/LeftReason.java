package tupa.wire;

import java.util.Locale;

/** Why somebody is no longer in a room. */
public enum LeftReason {
    /** He left this room. */
    LEFT,
    /** He said goodbye and left everywhere. */
    QUIT,
    /** His connection was gone for longer than the resume window. */
    TIMEOUT,
    /** An operator took him out. */
    REMOVED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }
}
