package tupa.terminal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows while they are filled, unit by unit. */
final class Rows {
    private final int width;
    private final int indent;
    private final List<List<Span>> rows = new ArrayList<>();
    private final Part row = new Part();

    /** Blanks that stand before the word if it fits into the row, and go if it does not. */
    private final Part blanks = new Part();

    private final Part word = new Part();

    /** What the row had before there was any text in it. */
    private int margin;

    Rows(int width, int indent) {
        this.width = width;
        this.indent = indent;
    }

    /** A new line begins. */
    void begin() {
        margin = rows.isEmpty() ? 0 : indent;
        if (margin > 0) {
            row.add(Span.plain(" ".repeat(margin)), margin);
        }
    }

    void add(Span unit, int columns) {
        if (unit.text().isBlank() && !unit.is(Markup.CODE)) {
            place();
            blanks.add(unit, columns);
        } else {
            word.add(unit, columns);
        }
    }

    void end() {
        place();
        if (row.columns + blanks.columns <= width) {
            row.addAll(blanks);
        }
        blanks.clear();
        rows.add(row.take());
    }

    List<List<Span>> all() {
        return List.copyOf(rows);
    }

    private void place() {
        if (word.isEmpty()) {
            return;
        }
        if (row.columns + blanks.columns + word.columns <= width) {
            row.addAll(blanks);
            row.addAll(word);
        } else if (word.columns <= width - indent) {
            blanks.clear();
            if (row.columns > margin) {
                next();
            }
            row.addAll(word);
        } else {
            if (row.columns + blanks.columns < width) {
                row.addAll(blanks);
            }
            breakUp();
        }
        blanks.clear();
        word.clear();
    }

    private void breakUp() {
        for (Sized unit : word.units) {
            if (row.columns + unit.columns > width) {
                next();
            }
            row.add(unit.span, unit.columns);
        }
    }

    private void next() {
        rows.add(row.take());
        begin();
    }

    private record Sized(Span span, int columns) {}

    /** A run of units. */
    private static final class Part {
        private final List<Sized> units = new ArrayList<>();
        private int columns;

        void add(Span unit, int more) {
            units.add(new Sized(unit, more));
            columns += more;
        }

        void addAll(Part part) {
            units.addAll(part.units);
            columns += part.columns;
        }

        boolean isEmpty() {
            return units.isEmpty();
        }

        void clear() {
            units.clear();
            columns = 0;
        }

        /** All of it, neighbours of one style in one span; nothing is left. */
        List<Span> take() {
            List<Span> spans = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            Set<Markup> styles = Set.of();
            for (Sized unit : units) {
                if (!unit.span.styles().equals(styles)) {
                    flush(text, styles, spans);
                    styles = unit.span.styles();
                }
                text.append(unit.span.text());
            }
            flush(text, styles, spans);
            clear();
            return List.copyOf(spans);
        }

        private static void flush(StringBuilder text, Set<Markup> styles, List<Span> spans) {
            if (text.length() > 0) {
                spans.add(new Span(text.toString(), styles));
                text.setLength(0);
            }
        }
    }
}
