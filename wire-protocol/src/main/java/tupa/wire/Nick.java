package tupa.wire;

import java.util.Optional;

/**
 * A user's display name: 1 to 32 letters, marks, digits or {@code _ - .}, beginning with a letter or digit, in NFC.
 * Two nicks that differ only in letter case belong to the same holder: compare {@link #key()}.
 */
public record Nick(String value) {
    public static final int MAX = 32;

    public Nick {
        if (!Names.clean(value, MAX).equals(Optional.of(value))) {
            throw new IllegalArgumentException("not a nick");
        }
    }

    /** The nick that {@code raw} spells, after normalisation, or empty when it breaks the rule. */
    public static Optional<Nick> parse(String raw) {
        return Names.clean(raw, MAX).map(Nick::new);
    }

    /** The case-folded form that is unique among users. */
    public String key() {
        return Names.fold(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
