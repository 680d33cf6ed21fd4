package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PainterTest {
    private final Painter painter = new Painter();

    private static List<Row> rows(String... texts) {
        return List.of(texts).stream().map(Row::of).toList();
    }

    @Test
    void each_row_goes_to_its_address_and_is_erased_before_it_is_written() {
        String painted = painter.paint(rows("one", "two"), 1, 3);

        assertThat(painted)
                .isEqualTo("\u001b[?2026h\u001b[?25l"
                        + "\u001b[1;1H\u001b[0m\u001b[2Kone\u001b[0m"
                        + "\u001b[2;1H\u001b[0m\u001b[2Ktwo\u001b[0m"
                        + "\u001b[2;4H\u001b[?25h\u001b[?2026l");
    }

    @Test
    void a_row_that_is_there_is_not_painted_again() {
        painter.paint(rows("one", "two"), 1, 3);

        assertThat(painter.paint(rows("one", "two!"), 1, 4)).contains("two!").doesNotContain("one");
    }

    @Test
    void only_the_cursor_moves_when_only_the_cursor_has_moved() {
        painter.paint(rows("one", "two"), 1, 3);

        assertThat(painter.paint(rows("one", "two"), 1, 0)).isEqualTo("\u001b[2;1H");
        assertThat(painter.paint(rows("one", "two"), 1, 0)).isEmpty();
    }

    @Test
    void all_rows_are_painted_when_nothing_can_be_relied_on() {
        painter.paint(rows("one", "two"), 1, 3);

        painter.forget();

        assertThat(painter.paint(rows("one", "two"), 1, 3)).contains("one", "two", "\u001b[2;4H");
    }

    @Test
    void what_stands_right_of_text_has_its_own_column_and_erases_what_came_too_far() {
        Row row = new Row(List.of(new Row.Piece(1, "text"), new Row.Piece(10, "right")));

        assertThat(painter.paint(List.of(row), 0, 0)).contains("text\u001b[0m\u001b[10G\u001b[Kright");
    }
}
