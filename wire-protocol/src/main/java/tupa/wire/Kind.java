package tupa.wire;

import java.util.Locale;

/** How a message is meant to be read: said, or done ({@code /me}). */
public enum Kind {
    TEXT,
    ACTION;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
