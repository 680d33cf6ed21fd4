package tupa.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What joining a room does to the others a user is in. */
public enum JoinMode {
    /** He stays in them. */
    ADD,
    /** He leaves them: everybody is in one room at a time. */
    SWITCH;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    public static Optional<JoinMode> parse(String text) {
        return Arrays.stream(values()).filter(mode -> mode.wire.equals(text)).findFirst();
    }
}
