package tupa.terminal.view;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** Writes the time of day in front of lines. */
final class TimeColumn {
    private static final String LONG = "HH:mm:ss";
    private static final String SHORT = "HH:mm";
    static final TimeColumn SECONDS = of(LONG);
    static final TimeColumn MINUTES = of(SHORT);

    private final String pattern;
    private final Optional<DateTimeFormatter> unusual;

    private TimeColumn(String pattern, Optional<DateTimeFormatter> unusual) {
        this.pattern = pattern;
        this.unusual = unusual;
    }

    /** @param pattern as {@link DateTimeFormatter} takes it, good for a time of day; empty to show none */
    static TimeColumn of(String pattern) {
        boolean simple = Set.of("", LONG, SHORT).contains(pattern);
        return new TimeColumn(pattern, simple ? Optional.empty() : Optional.of(DateTimeFormatter.ofPattern(pattern)));
    }

    /** The usual forms without a formatter: to load that would make the first line come later. */
    String of(LocalTime time) {
        if (pattern.isEmpty()) {
            return "";
        }
        return unusual.map(formatter -> formatter.format(time)).orElseGet(() -> usual(time));
    }

    private String usual(LocalTime time) {
        String minutes = two(time.getHour()) + ":" + two(time.getMinute());
        return pattern.equals(SHORT) ? minutes : minutes + ":" + two(time.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
