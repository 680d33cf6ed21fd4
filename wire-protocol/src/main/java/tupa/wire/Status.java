package tupa.wire;

import java.util.Locale;

/** Whether a user says he is there. */
public enum Status {
    ONLINE,
    AWAY;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }
}
