package tupa.wire;

import java.util.Optional;

/**
 * The name of a public room: 1 to 48 letters, marks, digits or {@code _ - .}, beginning with a letter or digit, in NFC
 * and case-folded. Written without {@code #} on the wire, shown with it.
 */
public record RoomName(String value) implements RoomAddress {
    public static final int MAX = 48;

    public RoomName {
        if (!cleaned(value).equals(Optional.of(value))) {
            throw new IllegalArgumentException("not a room name");
        }
    }

    /** The room that {@code raw} spells, after normalisation and folding, or empty when it breaks the rule. */
    public static Optional<RoomName> parse(String raw) {
        return cleaned(raw).map(RoomName::new);
    }

    private static Optional<String> cleaned(String raw) {
        return Names.clean(raw, MAX).map(Names::fold).flatMap(name -> Names.clean(name, MAX));
    }

    @Override
    public String wire() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
