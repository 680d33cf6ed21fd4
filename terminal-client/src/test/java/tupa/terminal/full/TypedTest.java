package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.terminal.text.Width;

final class TypedTest {
    private static final List<String> TEXTS = List.of(
            "plain",
            "日本",
            "e\u0301\u0308",
            "\u1112\u1161\u11ab",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud83c\udde9\ud83c\uddea\ud83c\uddeb\ud83c\uddf7",
            "\ud83d\udc4d\ud83c\udffd",
            "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb",
            "\u2764\ufe0f",
            "1\ufe0f\u20e3",
            "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
            "\u0915\u094d\u200d\u0937");

    /** As JLine takes every terminal of which it does not know that it joins pictures. */
    private final Terminal terminal;

    TypedTest() throws IOException {
        terminal = new LineDisciplineTerminal(
                "test", "xterm-256color", OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
    }

    @Test
    void rows_lose_their_line_ends_and_the_cursor_becomes_row_and_column() {
        Typed typed = Typed.of(
                List.of(new AttributedString("one\n"), new AttributedString("two")), 84, 80, terminal, Width.APART);

        assertThat(typed).isEqualTo(new Typed(List.of("one", "two"), 1, 3));
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void the_cursor_stands_behind_what_is_before_it_however_wide_that_is_drawn(Width ways) {
        for (String text : TEXTS) {
            String before = "[#dev] a" + text + "b" + text;
            int counted = new AttributedString(before).columnLength(terminal);

            Typed typed = Typed.of(
                    List.of(new AttributedString("above\n"), new AttributedString(before + "after" + text)),
                    81 + counted,
                    80,
                    terminal,
                    ways);

            assertThat(typed.row()).as(text).isEqualTo(1);
            assertThat(typed.column()).as(text).isEqualTo(ways.of(before));
        }
    }

    @Test
    void lines_that_somebody_has_drawn_stay_the_characters_they_are() {
        assertThat(Typed.of(List.of(new AttributedString("│┌┐")), 0, 80, terminal, Width.APART)
                        .rows())
                .containsExactly("│┌┐");
    }

    @Test
    void of_many_rows_those_around_the_cursor_are_left() {
        Typed typed = new Typed(List.of("0", "1", "2", "3", "4", "5"), 3, 1);

        assertThat(typed.within(3)).isEqualTo(new Typed(List.of("2", "3", "4"), 1, 1));
        assertThat(typed.within(6)).isEqualTo(typed);
    }
}
