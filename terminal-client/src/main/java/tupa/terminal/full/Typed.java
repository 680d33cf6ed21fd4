package tupa.terminal.full;

import java.util.List;
import java.util.regex.Pattern;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import tupa.terminal.text.Width;

/**
 * The rows of the input as they were laid out, at least one.
 *
 * @param row where the cursor stands in them, counted from 0, as is {@code column}
 */
record Typed(List<String> rows, int row, int column) {
    static final Typed NOTHING = new Typed(List.of(""), 0, 0);

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

    Typed {
        rows = rows.isEmpty() ? List.of("") : List.copyOf(rows);
        row = Math.max(0, Math.min(row, rows.size() - 1));
        column = Math.max(0, column);
    }

    /**
     * As JLine hands them to a display.
     *
     * @param cursor the row times one more than the columns, plus the column
     * @param terminal by which JLine has counted the columns
     * @param ways how wide the terminal does draw
     */
    static Typed of(List<AttributedString> lines, int cursor, int columns, Terminal terminal, Width ways) {
        int row = Math.max(0, cursor) / (columns + 1);
        int counted = Math.max(0, cursor) % (columns + 1);
        int column = row < lines.size() ? drawnColumn(lines.get(row), counted, terminal, ways) : counted;
        return new Typed(lines.stream().map(Typed::drawn).toList(), row, column);
    }

    /** Where that stands on the screen which JLine counts at a column: what is before it may be drawn wider, or less wide. */
    private static int drawnColumn(AttributedString line, int counted, Terminal terminal, Width ways) {
        AttributedString before = line.columnSubSequence(terminal, 0, counted);
        return ways.of(CONTROLS.matcher(before).replaceAll(""));
    }

    /** Without line ends. JLine itself would draw lines and boxes with another set of characters, or none. */
    private static String drawn(AttributedString line) {
        StringBuilder row = new StringBuilder();
        for (int at = 0; at < line.length(); ) {
            int end = Math.max(at + 1, line.runLimit(at));
            String text = CONTROLS.matcher(line.subSequence(at, end)).replaceAll("");
            AttributedStyle style = line.styleAt(at);
            boolean plain = text.isEmpty() || style.equals(AttributedStyle.DEFAULT);
            row.append(plain ? text : "\u001b[" + style.toAnsi() + "m" + text + "\u001b[0m");
            at = end;
        }
        return row.toString();
    }

    /** No more than {@code most} of them, those around the cursor. */
    Typed within(int most) {
        if (rows.size() <= most) {
            return this;
        }
        int first = Math.max(0, Math.min(row - most / 2, rows.size() - most));
        return new Typed(rows.subList(first, first + most), row - first, column);
    }
}
