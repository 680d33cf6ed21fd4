package tupa.terminal.full;

import java.util.List;

/**
 * One row of the screen, in pieces that each begin where they are told to, however wide the terminal draws the text
 * before them.
 */
record Row(List<Piece> pieces) {
    /**
     * Text with its colours, which fits into one row.
     *
     * @param column where it begins, counted from 1
     */
    record Piece(int column, String text) {}

    static final Row EMPTY = Row.of("");

    Row {
        pieces = List.copyOf(pieces);
    }

    static Row of(String text) {
        return new Row(List.of(new Piece(1, text)));
    }
}
