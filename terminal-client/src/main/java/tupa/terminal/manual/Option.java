package tupa.terminal.manual;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An option of a word.
 *
 * @param names as they are typed, like {@code -r} and {@code --room}
 * @param value what stands for its value; empty when it takes none
 */
record Option(List<String> names, String value, String help) {
    private static final Map<String, List<String>> CHOICES =
            Map.of("WHEN", List.of("always", "never", "auto"), "LANG", List.of("en", "de"));

    Option {
        names = List.copyOf(names);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    boolean takesFile() {
        return value.equals("FILE");
    }

    /** The values there are to choose from; none when it can be anything. */
    List<String> choices() {
        return CHOICES.getOrDefault(value, List.of());
    }

    /** The names as one pattern or one list. */
    String names(String divider) {
        return names.stream().collect(Collectors.joining(divider));
    }
}
