package tupa.terminal.view;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Writes the time of day in front of lines. */
final class TimeColumn {
    private static final String USUAL = "HH:mm:ss";
    static final TimeColumn STANDARD = of(USUAL);

    /** For a screen that has much to show beside it. */
    static final TimeColumn SHORT = of("HH:mm");

    private final String pattern;
    private final Optional<DateTimeFormatter> unusual;

    private TimeColumn(String pattern, Optional<DateTimeFormatter> unusual) {
        this.pattern = pattern;
        this.unusual = unusual;
    }

    /** @param pattern as {@link DateTimeFormatter} takes it, good for a time of day; empty to show none */
    static TimeColumn of(String pattern) {
        boolean simple = List.of("", USUAL, "HH:mm").contains(pattern);
        return new TimeColumn(pattern, simple ? Optional.empty() : Optional.of(DateTimeFormatter.ofPattern(pattern)));
    }

    /** In brackets, for a place where no column sets it apart. */
    String of(LocalTime time) {
        String bare = bare(time);
        return bare.isEmpty() ? "" : "[" + bare + "]";
    }

    /** The usual forms without a formatter: to load that would make the first line come later. */
    String bare(LocalTime time) {
        if (pattern.isEmpty()) {
            return "";
        }
        String minutes = two(time.getHour()) + ":" + two(time.getMinute());
        return unusual.map(formatter -> formatter.format(time))
                .orElseGet(() -> pattern.equals(USUAL) ? minutes + ":" + two(time.getSecond()) : minutes);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
