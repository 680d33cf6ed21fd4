package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

final class TypedTest {
    @Test
    void rows_lose_their_line_ends_and_the_cursor_becomes_row_and_column() {
        Typed typed = Typed.of(List.of(new AttributedString("one\n"), new AttributedString("two")), 84, 80);

        assertThat(typed).isEqualTo(new Typed(List.of("one", "two"), 1, 3));
    }

    @Test
    void lines_that_somebody_has_drawn_stay_the_characters_they_are() {
        assertThat(Typed.of(List.of(new AttributedString("│┌┐")), 0, 80).rows()).containsExactly("│┌┐");
    }

    @Test
    void of_many_rows_those_around_the_cursor_are_left() {
        Typed typed = new Typed(List.of("0", "1", "2", "3", "4", "5"), 3, 1);

        assertThat(typed.within(3)).isEqualTo(new Typed(List.of("2", "3", "4"), 1, 1));
        assertThat(typed.within(6)).isEqualTo(typed);
    }
}
