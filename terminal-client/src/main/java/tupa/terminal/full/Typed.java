package tupa.terminal.full;

import java.util.List;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;

/**
 * The rows of the input as they were laid out, at least one.
 *
 * @param row where the cursor stands in them, counted from 0, as is {@code column}
 */
record Typed(List<String> rows, int row, int column) {
    static final Typed NOTHING = new Typed(List.of(""), 0, 0);

    private static final int COLOURS = 256;

    Typed {
        rows = rows.isEmpty() ? List.of("") : List.copyOf(rows);
        row = Math.max(0, Math.min(row, rows.size() - 1));
        column = Math.max(0, column);
    }

    /**
     * As JLine hands them to a display.
     *
     * @param cursor the row times one more than the columns, plus the column
     */
    static Typed of(List<AttributedString> lines, int cursor, int columns) {
        int at = Math.max(0, cursor);
        return new Typed(lines.stream().map(Typed::drawn).toList(), at / (columns + 1), at % (columns + 1));
    }

    /** Without line ends, and without drawing characters of another set, which JLine would put in. */
    private static String drawn(AttributedString line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.subSequence(0, end).toAnsi(COLOURS, ForceMode.None);
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
