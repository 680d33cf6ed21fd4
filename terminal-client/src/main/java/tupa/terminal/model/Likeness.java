package tupa.terminal.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the name that is meant by a part of it: the whole name, its beginning, some of it, or its letters in order. */
final class Likeness {
    private Likeness() {}

    /** The name that is most like {@code typed}; of several that are equally so, the shortest, then the first. */
    static Optional<String> best(String typed, List<String> names) {
        return names.stream()
                .filter(name -> grade(typed, name).isPresent())
                .min(Comparator.comparingInt((String name) -> grade(typed, name).orElseThrow())
                        .thenComparingInt(String::length));
    }

    private static OptionalInt grade(String typed, String full) {
        String name = bare(full);
        String part = bare(typed);
        if (name.equals(part)) {
            return OptionalInt.of(0);
        }
        if (name.startsWith(part)) {
            return OptionalInt.of(1);
        }
        if (name.contains(part)) {
            return OptionalInt.of(2);
        }
        return isScattered(part, name) ? OptionalInt.of(3) : OptionalInt.empty();
    }

    private static String bare(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("#") || lower.startsWith("@") ? lower.substring(1) : lower;
    }

    private static boolean isScattered(String part, String name) {
        int from = 0;
        for (int i = 0; i < part.length(); i++) {
            from = name.indexOf(part.charAt(i), from) + 1;
            if (from == 0) {
                return false;
            }
        }
        return true;
    }
}
