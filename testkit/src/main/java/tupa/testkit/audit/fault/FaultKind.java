package tupa.testkit.audit.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can happen to a user's connection. */
public enum FaultKind {
    /** Both ends are closed in the middle of a frame. */
    CUT,
    /** Both ends are reset. */
    RESET,
    /** Nothing passes either way for a while; then all of it does. */
    STALL,
    /** Nothing passes one way for a while; the other way goes on. */
    SILENCE,
    /** A few bytes at a time pass for a while. */
    TRICKLE,
    /** One end is gone, and the other is not told. */
    HALF_OPEN,
    /** The user's machine sleeps: he neither reads nor writes nor notices that time passes. */
    ASLEEP;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@code all}, {@code none}, or words with commas. Throws {@link IllegalArgumentException} that lists the words. */
    public static Set<FaultKind> parse(String words) {
        return switch (words) {
            case "all" -> EnumSet.allOf(FaultKind.class);
            case "none" -> EnumSet.noneOf(FaultKind.class);
            default ->
                Stream.of(words.split(","))
                        .map(FaultKind::one)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));
        };
    }

    private static FaultKind one(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault " + word + ", only all, none, "
                        + Stream.of(values()).map(FaultKind::word).collect(Collectors.joining(", "))));
    }
}
