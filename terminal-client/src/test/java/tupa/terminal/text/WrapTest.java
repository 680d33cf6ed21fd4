package tupa.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrapTest {
    private static List<String> rows(String text, int width, int indent) {
        return Wrap.rows(Format.spans(text), width, indent, Width.JOINED).stream()
                .map(Span::text)
                .toList();
    }

    @Test
    void words_that_do_not_fit_go_into_the_next_row() {
        assertThat(rows("one two three", 8, 0)).containsExactly("one two", "three");
        assertThat(rows("one two three", 7, 2)).containsExactly("one two", "  three");
        assertThat(rows("one  two", 8, 0)).containsExactly("one  two");
        assertThat(rows("  one", 8, 0)).containsExactly("  one");
        assertThat(rows("", 8, 3)).containsExactly("");
    }

    @Test
    void a_line_end_begins_a_row() {
        assertThat(rows("a\n\nb", 8, 2)).containsExactly("a", "  ", "  b");
    }

    @Test
    void long_words_are_broken_at_the_edge() {
        assertThat(rows("see https://a.example/long", 10, 2)).containsExactly("see https:", "  //a.exam", "  ple/long");
    }

    @Test
    void wide_characters_are_not_split() {
        assertThat(rows("日本語", 5, 0)).containsExactly("日本", "語");
        assertThat(rows("a👍🏽b", 2, 0)).containsExactly("a", "👍🏽", "b");
    }

    @Test
    void code_keeps_its_blanks() {
        assertThat(rows("```\nif a:\n    b =  c\n```", 9, 0)).containsExactly("```", "if a:", "    b =  ", "c", "```");
        assertThat(rows("run `a b c` ok", 8, 0)).containsExactly("run", "`a b c`", "ok");
    }

    @Test
    void an_indent_leaves_room_for_text() {
        assertThat(rows("abcdef", 2, 40)).containsExactly("ab", "cd", "ef");
        assertThat(rows("ab cd", 4, 40)).containsExactly("ab", "  cd");
    }

    @Test
    void styles_go_on_in_the_next_row() {
        assertThat(Wrap.rows(Format.spans("a *bold text*"), 7, 1, Width.JOINED))
                .last()
                .isEqualTo(List.of(
                        Span.plain(" "),
                        new Span("text", Set.of(Markup.BOLD)),
                        new Span("*", Set.of(Markup.BOLD, Markup.MARKER))));
    }

    @ParameterizedTest
    @EnumSource
    void no_row_is_too_wide_and_nothing_but_blanks_is_lost(Width ways) {
        MadeUpText texts = new MadeUpText(23);
        for (int i = 0; i < 20_000; i++) {
            String text = texts.next();
            int width = texts.number(2, 30);
            int indent = texts.number(0, 12);

            List<List<Span>> rows = Wrap.rows(Format.spans(text), width, indent, ways);

            String what = String.format("%d: '%s' in %d with %d", i, text, width, indent);
            assertThat(rows).as(what).allMatch(row -> ways.of(Span.text(row)) <= width);
            assertThat(bare(String.join("", rows.stream().map(Span::text).toList())))
                    .as(what)
                    .isEqualTo(bare(text));
            assertThat(code(rows)).as(what).isEqualTo(code(Span.lines(Format.spans(text))));
        }
    }

    private static String bare(String text) {
        return text.replaceAll("[ \n]", "");
    }

    private static String code(List<List<Span>> rows) {
        return Span.text(rows.stream()
                .flatMap(List::stream)
                .filter(span -> span.is(Markup.CODE))
                .toList());
    }

    @Test
    void what_is_cut_says_so() {
        assertThat(Wrap.cut("lobby", 5, Width.JOINED)).isEqualTo("lobby");
        assertThat(Wrap.cut("lobby", 4, Width.JOINED)).isEqualTo("lob…");
        assertThat(Wrap.cut("日本語", 4, Width.JOINED)).isEqualTo("日…");
        assertThat(Wrap.cut("日本語", 1, Width.JOINED)).isEqualTo("…");
        assertThat(Wrap.cut("lobby", 0, Width.JOINED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_padded_has_exactly_that_width(Width ways) {
        MadeUpText texts = new MadeUpText(9);
        for (int i = 0; i < 5_000; i++) {
            String text = texts.next().replace("\n", "");
            int width = texts.number(0, 40);

            assertThat(ways.of(Wrap.pad(text, width, ways)))
                    .as("'%s' to %d", text, width)
                    .isEqualTo(width);
        }
    }
}
