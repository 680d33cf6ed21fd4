package tupa.terminal.full;

import java.util.List;

/**
 * Turns rows into what a terminal must be sent to show them: each row that is not there yet, by its address, so that
 * nothing depends on how wide the terminal draws what. Not thread-safe.
 */
final class Painter {
    /** The other screen, without rows that go on in the next one. */
    static final String ENTER = "\u001b[?1049h\u001b[?7l\u001b[0m\u001b[2J";

    static final String LEAVE = "\u001b[0m\u001b[2J\u001b[?7h\u001b[?25h\u001b[?1049l";

    private static final String BEGIN = "\u001b[?2026h\u001b[?25l";
    private static final String END = "\u001b[?25h\u001b[?2026l";
    private static final String PLAIN = "\u001b[0m";
    private static final String ERASE_ROW = "\u001b[2K";
    private static final String ERASE_REST = "\u001b[K";

    private List<Row> shown = List.of();
    private String cursor = "";

    /** Nothing that was painted can be relied on any more. */
    void forget() {
        shown = List.of();
        cursor = "";
    }

    /**
     * What brings the screen from what was painted last to these rows; nothing if that is the same.
     *
     * @param row where the cursor is to stand, counted from 0, as is {@code column}
     */
    String paint(List<Row> rows, int row, int column) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            if (i >= shown.size() || !rows.get(i).equals(shown.get(i))) {
                paint(i, rows.get(i), out);
            }
        }
        shown = List.copyOf(rows);
        String moved = address(row, column);
        if (out.length() == 0) {
            return moved.equals(cursor) ? "" : stand(moved);
        }
        return BEGIN + out + stand(moved) + END;
    }

    private String stand(String address) {
        cursor = address;
        return address;
    }

    /** Erased first: to erase behind a full row would take its last character. */
    private static void paint(int row, Row content, StringBuilder out) {
        out.append(address(row, 0)).append(PLAIN).append(ERASE_ROW);
        for (Row.Piece piece : content.pieces()) {
            if (piece.column() > 1) {
                out.append("\u001b[").append(piece.column()).append('G').append(ERASE_REST);
            }
            out.append(piece.text()).append(PLAIN);
        }
    }

    private static String address(int row, int column) {
        return "\u001b[" + (row + 1) + ";" + (column + 1) + "H";
    }
}
