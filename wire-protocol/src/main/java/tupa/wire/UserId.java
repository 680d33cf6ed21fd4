package tupa.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who somebody is, whatever his nick: 1 to 64 ASCII letters, digits or hyphens, minted by the server. */
public record UserId(String value) implements Comparable<UserId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public UserId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a user id");
        }
    }

    public static Optional<UserId> parse(String raw) {
        return FORM.matcher(raw).matches() ? Optional.of(new UserId(raw)) : Optional.empty();
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
