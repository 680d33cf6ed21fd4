package tupa.terminal.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tupa.terminal.model.Line;
import tupa.terminal.text.TextStyle;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/**
 * Draws lines. Everything that came from elsewhere is cleaned here, at the last place before the terminal. Remembers
 * the day of the line drawn last, to draw a line between days. Thread-safe: settings change it while another thread has
 * the terminal.
 */
public final class Renderer {
    private static final String RULE = "---";
    private static final int INDENT = 3;

    private final Theme theme;
    private final Words words;
    private final ZoneId zone;
    private LocalDate day;
    private TimeColumn times = TimeColumn.SECONDS;

    /** Shows texts as they were typed. */
    public Renderer(Theme theme, ZoneId zone, Instant start) {
        this(theme, TextStyle.TYPED, zone, start);
    }

    public Renderer(Theme theme, TextStyle style, ZoneId zone, Instant start) {
        this.theme = theme;
        this.words = new Words(theme, style);
        this.zone = zone;
        this.day = LocalDate.ofInstant(start, zone);
    }

    /** Makes this of texts from now on. */
    public synchronized void style(TextStyle style) {
        words.style(style);
    }

    /** Shows times of day in this pattern from now on, or none. */
    public synchronized void times(String pattern) {
        times = TimeColumn.of(pattern);
    }

    /** The rows that show this line, without line ends. */
    public synchronized List<String> draw(Line line) {
        List<String> rows = new ArrayList<>();
        line.at().flatMap(this::newDay).ifPresent(rows::add);
        List<String> texts = words.rows(line);
        rows.add(first(line, texts.get(0)));
        texts.stream().skip(1).map(text -> indent(line) + text).forEach(rows::add);
        return rows;
    }

    /** The nick by which the user is spoken of from now on. */
    public synchronized void called(Nick nick) {
        words.called(nick);
    }

    public synchronized String drawAll(List<Line> lines) {
        return lines.stream().flatMap(line -> draw(line).stream()).collect(Collectors.joining("\n"));
    }

    private Optional<String> newDay(Instant at) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        if (date.equals(day)) {
            return Optional.empty();
        }
        day = date;
        return Optional.of(theme.ink(Ink.DAY, RULE + " " + dated(date) + " " + RULE));
    }

    private static String dated(LocalDate date) {
        return DateTimeFormatter.ofPattern(Texts.DAY.with(), Texts.spoken()).format(date);
    }

    private String first(Line line, String text) {
        String time = line.at()
                .map(this::time)
                .filter(shown -> !shown.isEmpty())
                .map(shown -> theme.ink(Ink.TIME, shown) + " ")
                .orElse("");
        return time + place(line) + marked(line, text);
    }

    private String place(Line line) {
        return line.sort() == Line.Sort.PRIVATE_SENT
                ? ""
                : line.place()
                        .map(label -> theme.ink(Ink.PLACE, Clean.line(label)) + " ")
                        .orElse("");
    }

    private String marked(Line line, String text) {
        return switch (line.sort()) {
            case SAID -> author(line) + ": " + text;
            case DONE -> "* " + author(line) + " " + text;
            case PRIVATE -> theme.ink(Ink.PRIVATE, "[PRIVATE]") + " " + author(line) + ": " + text;
            case PRIVATE_SENT ->
                theme.ink(Ink.PRIVATE, "[PRIVATE to " + to(line) + "]") + " " + author(line) + ": " + text;
            case PRESENCE -> theme.ink(Ink.PRESENCE, "*** " + text + " ***");
            case NOTICE -> theme.ink(Ink.NOTICE, "*** " + text + " ***");
            case INFO -> text;
            case ERROR -> theme.ink(Ink.ERROR, "!!") + " " + text;
        };
    }

    private static String to(Line line) {
        return line.place().map(Clean::line).orElse("");
    }

    private String author(Line line) {
        return line.author().map(this::name).orElse("");
    }

    private String name(Person person) {
        return theme.name(person.user(), Clean.line(person.nick().value()));
    }

    /** Rows that go on are moved in, so that nobody can write a row that looks like somebody else's. */
    private String indent(Line line) {
        int time = line.at().map(at -> time(at).length() + 1).orElse(0);
        return " ".repeat(Math.max(INDENT, time));
    }

    private String time(Instant at) {
        String time = times.of(LocalTime.ofInstant(at, zone));
        return time.isEmpty() ? "" : "[" + time + "]";
    }
}
