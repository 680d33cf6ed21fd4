package tupa.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tupa.wire.Nick;

final class MentionTest {
    private final Mention bob = new Mention(new Nick("Bob"));

    @Test
    void a_nick_is_found_as_a_word_in_whatever_case() {
        assertThat(List.of("Bob", "hi bob!", "@BOB: look", "bob's", "x@bob")).allMatch(bob::isIn);
        assertThat(List.of("bobby", "kebob", "bob_", "bob1", "", "b o b")).noneMatch(bob::isIn);
        assertThat(new Mention(new Nick("Jürgen")).isIn("hallo JÜRGEN")).isTrue();
    }

    @Test
    void it_is_a_span_of_its_own_wherever_it_stands() {
        List<Span> marked = bob.marked(Format.spans("hi @bob, *see bob*"));

        assertThat(Span.text(marked)).isEqualTo("hi @bob, *see bob*");
        assertThat(marked)
                .filteredOn(span -> span.is(Markup.MENTION))
                .containsExactly(
                        new Span("@bob", Set.of(Markup.MENTION)), new Span("bob", Set.of(Markup.MENTION, Markup.BOLD)));
    }

    @Test
    void without_it_nothing_changes() {
        List<Span> spans = Format.spans("nobody *here*");

        assertThat(bob.marked(spans)).isEqualTo(spans);
    }
}
