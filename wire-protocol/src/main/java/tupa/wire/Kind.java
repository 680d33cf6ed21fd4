package tupa.wire;

import java.util.Locale;

/** How a message is meant to be read: said, or done ({@code /me}). */
public enum Kind {
    TEXT,
    ACTION;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }
}
