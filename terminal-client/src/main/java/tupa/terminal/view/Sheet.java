package tupa.terminal.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tupa.terminal.model.Line;
import tupa.terminal.model.View;
import tupa.terminal.text.Matches;
import tupa.terminal.text.Span;
import tupa.terminal.text.TextStyle;
import tupa.terminal.text.Width;
import tupa.terminal.text.Wrap;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/**
 * Draws lines for a screen whose width is known: in rows that fit, moved in where a line goes on, so that nobody can
 * write a row that looks like somebody else's. Everything that came from elsewhere is cleaned here. Not thread-safe.
 */
public final class Sheet {
    /** The columns that a name takes at least, where there is room. */
    private static final int NAME = 8;

    private static final int ROOMY = 60;

    /** With less room for text, a line begins below its author. */
    private static final int LEAST_TEXT = 12;

    private final Theme theme;
    private final Words words;
    private final ZoneId zone;
    private final Width ways;
    private final boolean glyphs;
    private TimeColumn times = TimeColumn.MINUTES;

    /**
     * Draws in this theme.
     *
     * @param glyphs whether the terminal's encoding has more than ASCII
     */
    public Sheet(Theme theme, TextStyle style, ZoneId zone, Width ways, boolean glyphs) {
        this.theme = theme;
        this.words = new Words(theme, style);
        this.zone = zone;
        this.ways = ways;
        this.glyphs = glyphs;
    }

    /** Shows times of day in this pattern from now on, or none. */
    public void times(String pattern) {
        times = TimeColumn.of(pattern);
    }

    /** Makes this of texts from now on. */
    public void style(TextStyle style) {
        words.style(style);
    }

    /** The nick by which the user is spoken of from now on. */
    public void called(Nick nick) {
        words.called(nick);
    }

    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The row between two days. */
    public String dayRow(LocalDate day, int width) {
        String date =
                DateTimeFormatter.ofPattern(Texts.DAY.with(), Texts.spoken()).format(day);
        return theme.ink(Ink.DAY, rule(date, width, glyphs ? "┄" : "-"));
    }

    /** The row above what is new. */
    public String markRow(int lines, int width) {
        return theme.ink(Ink.MARKER, rule(Texts.NEW_LINES.with(lines), width, glyphs ? "· " : "- "));
    }

    private String rule(String words, int width, String sign) {
        String text = sign.endsWith(" ") ? words + " " : " " + words + " ";
        int left = Math.max(0, width - ways.of(text));
        String before = sign.repeat(left / 2 / sign.length());
        String after = sign.repeat((left - before.length()) / sign.length());
        return Wrap.cut((before + text + after).stripTrailing(), width, ways);
    }

    /**
     * The rows of one line; at least one, none of them wider than {@code width}.
     *
     * @param wanted what the user looks for
     */
    public List<String> rows(Line line, int width, Optional<Matches> wanted) {
        List<Span> said = words.spans(line);
        List<Span> spans = wanted.map(matches -> matches.marked(said)).orElse(said);
        return flow(head(line, width), spans, width, row -> inked(line.sort(), row));
    }

    private String inked(Line.Sort sort, String row) {
        return switch (sort) {
            case PRESENCE -> theme.ink(Ink.PRESENCE, row);
            case NOTICE -> theme.ink(Ink.NOTICE, row);
            case SAID, DONE, PRIVATE, PRIVATE_SENT, INFO, ERROR -> row;
        };
    }

    /** The rows of what the user said and has not seen come back. */
    public List<String> rows(View.Pending pending, String nick, int width) {
        Head head = state(pending.state());
        String name = Clean.line(nick);
        if (pending.action()) {
            head.add("* ");
        }
        head.add(name, theme.ink(Ink.NICK, name));
        named(head, width);
        List<Span> spans = List.of(Span.plain(Clean.text(pending.text())));
        List<String> rows = new ArrayList<>(flow(head, spans, width, row -> theme.ink(Ink.PENDING, row)));
        if (pending.state() == View.Pending.State.REFUSED) {
            rows.add(theme.ink(Ink.FAILED, Wrap.cut("!! " + Texts.NOT_SENT_HINT.with(), width, ways)));
        }
        return rows;
    }

    /** Stands where the time will be. */
    private Head state(View.Pending.State state) {
        String sign = switch (state) {
            case WAITING, SENT -> glyphs ? "…" : "...";
            case STORED -> glyphs ? "✓" : "ok";
            case REFUSED -> "!!";
        };
        Ink ink = state == View.Pending.State.REFUSED ? Ink.FAILED : Ink.PENDING;
        return new Head(ways).add(sign, theme.ink(ink, sign)).upTo(timeWidth());
    }

    private Head head(Line line, int width) {
        Head head = new Head(ways);
        line.at().map(this::time).ifPresent(time -> head.add(time, theme.ink(Ink.TIME, time)));
        if (line.sort() != Line.Sort.PRIVATE_SENT) {
            line.place().map(Clean::line).ifPresent(place -> head.add(place + " ", theme.ink(Ink.PLACE, place) + " "));
        }
        switch (line.sort()) {
            case SAID -> named(author(head, line), width);
            case DONE -> author(head.add("* "), line).add(" ");
            case PRIVATE -> author(whispered(head, "[PRIVATE]"), line).add(": ");
            case PRIVATE_SENT ->
                author(whispered(head, "[PRIVATE to " + to(line) + "]"), line).add(": ");
            case PRESENCE -> head.add("-- ", theme.ink(Ink.PRESENCE, "-- "));
            case NOTICE -> head.add("-- ", theme.ink(Ink.NOTICE, "-- "));
            case ERROR -> head.add("!! ", theme.ink(Ink.ERROR, "!!") + " ");
            case INFO -> {}
        }
        return head;
    }

    /** Texts stand below each other where there is room. */
    private void named(Head head, int width) {
        head.add(" ");
        if (width >= ROOMY) {
            head.upTo(timeWidth() + NAME);
        }
    }

    private Head whispered(Head head, String mark) {
        return head.add(mark + " ", theme.ink(Ink.PRIVATE, mark) + " ");
    }

    private static String to(Line line) {
        return line.place().map(Clean::line).orElse("");
    }

    private Head author(Head head, Line line) {
        line.author().ifPresent(person -> author(head, person));
        return head;
    }

    private void author(Head head, Person person) {
        String nick = Clean.line(person.nick().value());
        head.add(nick, theme.name(person.user(), nick));
    }

    private String time(Instant at) {
        String time = times.of(LocalTime.ofInstant(at, zone));
        return time.isEmpty() ? "" : time + " ";
    }

    /** The columns of a time and what parts it from the rest. */
    private int timeWidth() {
        return ways.of(time(Instant.EPOCH));
    }

    private List<String> flow(Head head, List<Span> spans, int width, UnaryOperator<String> ink) {
        int room = width - head.columns();
        if (head.columns() > 0 && room < LEAST_TEXT) {
            return below(head, spans, width, ink);
        }
        List<String> rows = new ArrayList<>();
        String indent = " ".repeat(head.columns());
        for (List<Span> row : Wrap.rows(spans, room, 0, ways)) {
            rows.add((rows.isEmpty() ? head.drawn() : indent) + ink.apply(words.row(row)));
        }
        return rows;
    }

    /** A screen this narrow cuts what is too long in {@code head}. */
    private List<String> below(Head head, List<Span> spans, int width, UnaryOperator<String> ink) {
        List<String> rows = new ArrayList<>();
        rows.add(head.drawn());
        Wrap.rows(spans, width - 1, 0, ways).forEach(row -> rows.add(" " + ink.apply(words.row(row))));
        return rows;
    }
}
