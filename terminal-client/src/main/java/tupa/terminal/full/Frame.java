package tupa.terminal.full;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything above the input, finished for a screen of one size. Immutable: one thread composes it, another paints it
 * as often as the input changes.
 *
 * @param rooms the list at the left, from above
 * @param conversation its newest row is the last; there are no more than fit above an input of one row
 * @param members the list at the right, from above
 */
record Frame(
        Layout layout,
        Row topic,
        List<String> rooms,
        List<String> conversation,
        List<String> members,
        Row status,
        String edge) {
    Frame {
        rooms = List.copyOf(rooms);
        conversation = List.copyOf(conversation);
        members = List.copyOf(members);
    }

    boolean fits(int columns, int rows) {
        return layout.columns() == Math.max(1, columns) && layout.rows() == Math.max(1, rows);
    }

    /** The rows above an input of so many rows, the conversation with its newest row at the lower end. */
    List<Row> above(int input) {
        List<Row> rows = new ArrayList<>();
        if (layout.topicRows(input) > 0) {
            rows.add(topic);
        }
        int body = layout.body(input);
        int skipped = conversation.size() - body;
        for (int i = 0; i < body; i++) {
            rows.add(beside(at(rooms, i), at(conversation, i + skipped), at(members, i)));
        }
        if (layout.statusRows(input) > 0) {
            rows.add(status);
        }
        return rows;
    }

    private static String at(List<String> rows, int index) {
        return index >= 0 && index < rows.size() ? rows.get(index) : "";
    }

    private Row beside(String left, String middle, String right) {
        List<Row.Piece> pieces = new ArrayList<>();
        if (layout.rooms() > 0) {
            pieces.add(new Row.Piece(1, left));
        }
        String parted = layout.rooms() > 0 ? edge + " " + middle : middle;
        pieces.add(new Row.Piece(layout.middleAt(), parted));
        if (layout.members() > 0) {
            pieces.add(new Row.Piece(layout.membersAt(), edge + " " + right));
        }
        return new Row(pieces);
    }
}
