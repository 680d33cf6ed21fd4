package tupa.terminal.view;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Writes the time of day in front of lines. */
final class TimeColumn {
    private static final String USUAL = "HH:mm:ss";
    static final TimeColumn STANDARD = of(USUAL);

    private final String pattern;
    private final Optional<DateTimeFormatter> unusual;

    private TimeColumn(String pattern, Optional<DateTimeFormatter> unusual) {
        this.pattern = pattern;
        this.unusual = unusual;
    }

    /** @param pattern as {@link DateTimeFormatter} takes it, good for a time of day; empty to show none */
    static TimeColumn of(String pattern) {
        boolean simple = pattern.isEmpty() || pattern.equals(USUAL);
        return new TimeColumn(pattern, simple ? Optional.empty() : Optional.of(DateTimeFormatter.ofPattern(pattern)));
    }

    /** The usual form without a formatter: to load that would make the first line come later. */
    String of(LocalTime time) {
        if (pattern.isEmpty()) {
            return "";
        }
        String text = unusual.map(formatter -> formatter.format(time))
                .orElseGet(() -> two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond()));
        return "[" + text + "]";
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
