package tupa.terminal.inline;

import org.jline.utils.AttributedString;

/** Counts rows of the terminal. */
final class Rows {
    private Rows() {}

    /**
     * How far above the cursor {@code shown} begins, in a terminal of this width that wraps anew what does not fit.
     *
     * @param shown everything from the beginning of the prompt to the cursor
     */
    static int aboveCursor(String shown, int width) {
        String[] lines = shown.split("\n", -1);
        int rows = 0;
        for (int i = 0; i < lines.length - 1; i++) {
            rows += Math.max(1, (columns(lines[i]) + width - 1) / width);
        }
        return rows + columns(lines[lines.length - 1]) / width;
    }

    private static int columns(String line) {
        return new AttributedString(line).columnLength();
    }
}
