package tupa.wire;

import java.util.Locale;

/** Whether a user says he is there. */
public enum Status {
    ONLINE,
    AWAY;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
