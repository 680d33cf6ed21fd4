package tupa.wire;

import java.util.Optional;

/** A client's own name for one message, 1 to 64 characters, so that sending it again cannot make it appear twice. */
public record Cid(String value) {
    public static final int MAX = 64;

    public Cid {
        if (value.isEmpty() || value.length() > MAX) {
            throw new IllegalArgumentException("not a cid");
        }
    }

    public static Optional<Cid> parse(String raw) {
        return raw.isEmpty() || raw.length() > MAX ? Optional.empty() : Optional.of(new Cid(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
