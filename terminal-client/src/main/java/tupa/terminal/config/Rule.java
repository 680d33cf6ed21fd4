package tupa.terminal.config;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a setting may be.
 *
 * @param form for people to read: words to choose from, and in angle brackets what has to be filled in
 */
record Rule(String form, Predicate<String> allows) {
    static final String AUTO = "auto";
    static final String NONE = "none";
    static final Rule SWITCH = words("on", "off");

    static Rule words(String... words) {
        return new Rule(String.join("|", words), List.of(words)::contains);
    }

    static Rule any(String form) {
        return new Rule(form, value -> true);
    }

    static Rule filled(String form) {
        return new Rule(form, value -> !value.isBlank());
    }

    static <T> Rule maybe(String form, Function<String, Optional<T>> read) {
        return new Rule(form, value -> value.isEmpty() || read.apply(value).isPresent());
    }

    /** Several of them, divided by commas, or none. */
    static <T> Rule list(String form, Function<String, Optional<T>> read) {
        return new Rule(
                form + "[,...]",
                value -> parts(value).allMatch(part -> read.apply(part).isPresent()));
    }

    static Stream<String> parts(String value) {
        return Stream.of(value.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** Some of these, divided by commas, or none. */
    static Rule some(String... words) {
        List<String> known = List.of(words);
        return new Rule(
                String.join(",", words) + "|" + NONE,
                value -> value.equals(NONE) || (!value.isEmpty() && parts(value).allMatch(known::contains)));
    }

    static Rule number(int max) {
        return new Rule("1.." + max, value -> value.matches("[1-9][0-9]{0,5}") && Integer.parseInt(value) <= max);
    }

    static Rule time() {
        return new Rule(AUTO + "|<pattern>", value -> value.isEmpty() || value.equals(AUTO) || isTime(value));
    }

    private static boolean isTime(String pattern) {
        try {
            return !DateTimeFormatter.ofPattern(pattern).format(LocalTime.NOON).isEmpty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
