package tupa.wire;

import java.util.Optional;

/**
 * A client's own name for one message, so that sending it again cannot make it appear twice: 1 to 64 characters, no half
 * surrogate pairs, which a store could not tell apart.
 */
public record Cid(String value) {
    public static final int MAX = 64;

    public Cid {
        if (!isLegal(value)) {
            throw new IllegalArgumentException("not a cid");
        }
    }

    public static Optional<Cid> parse(String raw) {
        return isLegal(raw) ? Optional.of(new Cid(raw)) : Optional.empty();
    }

    private static boolean isLegal(String raw) {
        return !raw.isEmpty() && raw.length() <= MAX && TextRules.isUnicode(raw);
    }

    @Override
    public String toString() {
        return value;
    }
}
