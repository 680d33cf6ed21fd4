package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FrameTest {
    private static Frame frame(int columns, int rows) {
        Layout layout = Layout.of(columns, rows, Panes.STANDARD);
        List<String> lines = IntStream.rangeClosed(1, layout.body(1))
                .mapToObj(i -> "line " + i)
                .toList();
        return new Frame(
                layout,
                Row.of("topic"),
                List.of("ROOMS", "1 #lobby"),
                lines,
                List.of("MEMBERS 1", "Alice"),
                Row.of("status"),
                "|");
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream()
                .map(row -> row.pieces().stream().map(Row.Piece::text).collect(Collectors.joining("")))
                .toList();
    }

    @Test
    void the_conversation_stands_between_topic_and_status() {
        assertThat(texts(frame(40, 8).above(1)))
                .containsExactly("topic", "line 1", "line 2", "line 3", "line 4", "line 5", "status");
    }

    @Test
    void an_input_of_more_rows_covers_what_is_oldest() {
        assertThat(texts(frame(40, 8).above(3))).containsExactly("topic", "line 3", "line 4", "line 5", "status");
    }

    @Test
    void an_input_that_leaves_no_room_covers_everything() {
        assertThat(frame(40, 8).above(8)).isEmpty();
        assertThat(texts(frame(40, 8).above(7))).containsExactly("status");
    }

    @Test
    void the_lists_begin_in_columns_of_their_own() {
        Layout layout = Layout.of(100, 10, Panes.STANDARD);

        List<Row.Piece> second = frame(100, 10).above(1).get(2).pieces();

        assertThat(second)
                .containsExactly(
                        new Row.Piece(1, "1 #lobby"),
                        new Row.Piece(layout.middleAt(), "| line 2"),
                        new Row.Piece(layout.membersAt(), "| Alice"));
    }

    @Test
    void few_lines_stand_at_the_lower_end() {
        Frame few = new Frame(
                Layout.of(40, 8, Panes.STANDARD),
                Row.of("topic"),
                List.of(),
                List.of("only"),
                List.of(),
                Row.of("status"),
                "|");

        assertThat(texts(few.above(1))).containsExactly("topic", "", "", "", "", "only", "status");
    }

    @Test
    void a_frame_of_another_size_does_not_fit() {
        assertThat(frame(40, 8).fits(40, 8)).isTrue();
        assertThat(frame(40, 8).fits(41, 8)).isFalse();
    }
}
