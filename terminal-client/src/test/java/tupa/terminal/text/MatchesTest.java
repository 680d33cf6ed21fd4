package tupa.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MatchesTest {
    @Test
    void text_is_found_in_whatever_case_and_as_it_is() {
        assertThat(new Matches("über.").areIn("Alles ÜBER. Bord")).isTrue();
        assertThat(new Matches("über.").areIn("überall")).isFalse();
    }

    @Test
    void what_is_found_stands_in_spans_of_its_own() {
        List<Span> marked = new Matches("an").marked(List.of(Span.plain("Banana")));

        assertThat(marked).extracting(Span::text).containsExactly("B", "an", "an", "a");
        assertThat(marked).extracting(span -> span.is(Markup.MATCH)).containsExactly(false, true, true, false);
    }

    @Test
    void it_is_found_across_styles_too() {
        List<Span> spans =
                List.of(Span.plain("find "), new Span("me he", Set.of(Markup.BOLD)), Span.plain("re, me here"));

        List<Span> marked = new Matches("me here").marked(spans);

        assertThat(Span.text(marked)).isEqualTo("find me here, me here");
        assertThat(marked.stream().filter(span -> span.is(Markup.MATCH)).map(Span::text))
                .containsExactly("me he", "re", "me here");
        assertThat(marked.get(1).is(Markup.BOLD)).isTrue();
    }
}
