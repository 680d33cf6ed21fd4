package tupa.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatTest {
    /** The text with every span that has a style in brackets behind the first letters of its styles; without markers. */
    private static String shown(String text) {
        return Format.spans(text).stream()
                .filter(span -> !span.is(Markup.MARKER))
                .map(FormatTest::bracketed)
                .collect(Collectors.joining());
    }

    private static String bracketed(Span span) {
        String styles = Stream.of(Markup.values())
                .filter(span::is)
                .map(style -> style.name().substring(0, 1))
                .collect(Collectors.joining());
        return styles.isEmpty() ? span.text() : styles + "[" + span.text() + "]";
    }

    @Test
    void signs_around_words_are_emphasis() {
        assertThat(shown("a *bold* word")).isEqualTo("a B[bold] word");
        assertThat(shown("_so it is_, he said")).isEqualTo("I[so it is], he said");
        assertThat(shown("(*yes*), \"_no_\"!")).isEqualTo("(B[yes]), \"I[no]\"!");
        assertThat(shown("*über* *日本* *👍*")).isEqualTo("B[über] B[日本] B[👍]");
        assertThat(shown("*one*\n*two*")).isEqualTo("B[one]\nB[two]");
        assertThat(shown("run `rm *` now")).isEqualTo("run C[rm *] now");
    }

    @Test
    void emphasis_may_stand_in_emphasis() {
        assertThat(shown("*_x_*")).isEqualTo("BI[x]");
        assertThat(shown("*bold _and more_*")).isEqualTo("B[bold ]BI[and more]");
        assertThat(shown("*a _b* c_")).isEqualTo("B[a _b] c_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2*3*4",
                "2 * 3 * 4",
                "snake_case_name and other_one",
                "* one\n* two",
                "* one *\n",
                "/usr/lib/*.so /usr/bin/*",
                "ls *.c src/*",
                "*.java *.class",
                "(*.so, *.a)",
                "f(*args, **kwargs)",
                "__init__ and __main__",
                "char *a, *b;",
                "**",
                "*",
                "_ _",
                "****",
                "*not closed",
                "not opened*",
                "*over\nlines*",
                "**twice**",
                "it`s nice, isn`t it",
                "`",
                "``",
                "``````",
                "```\n```",
                "` `",
                "`not closed",
                "`over\nlines`",
                "```never closed",
                "5* hotel, 3* hotel",
                "~/bin and ~/lib",
                "10:30:45 :)"
            })
    void signs_that_mean_something_else_stay(String text) {
        assertThat(shown(text)).isEqualTo(text);
    }

    @Test
    void of_signs_that_do_not_match_the_nearest_do() {
        assertThat(shown("*a *b*")).isEqualTo("*a B[b]");
        assertThat(shown("*a* b*")).isEqualTo("B[a] b*");
    }

    @Test
    void code_wins_and_nothing_in_it_means_anything() {
        assertThat(shown("*a `b* c` d*")).isEqualTo("*a C[b* c] d*");
        assertThat(shown("`*a* https://x.example :smile:`")).isEqualTo("C[*a* https://x.example :smile:]");
        assertThat(shown("*a* `b` _c_")).isEqualTo("B[a] C[b] I[c]");
    }

    @Test
    void a_block_of_code_has_its_fences_and_their_line_ends_taken_off() {
        assertThat(shown("see\n```\n  int *a;\n\n  *b*\n```\nthere")).isEqualTo("see\nC[  int *a;\n\n  *b*]\nthere");
        assertThat(shown("```java\nint a;\n```")).isEqualTo("C[int a;]");
        assertThat(shown("```one line```")).isEqualTo("C[one line]");
        assertThat(shown("```java```")).isEqualTo("C[java]");
    }

    @Test
    void addresses_are_shown_to_the_letter() {
        assertThat(shown("see https://a.example/_x_/*y*?q=a_b_c."))
                .isEqualTo("see L[https://a.example/_x_/*y*?q=a_b_c].");
        assertThat(shown("(http://a.example/b), *wss://c.example*"))
                .isEqualTo("(L[http://a.example/b]), BL[wss://c.example]");
        assertThat(shown("https://de.example/A_(B) xhttp://a https://"))
                .isEqualTo("L[https://de.example/A_(B)] xhttp://a https://");
        assertThat(shown("*see https://a.example/ now*")).isEqualTo("B[see ]BL[https://a.example/]B[ now]");
    }

    @Test
    void a_marker_has_the_style_that_it_makes() {
        assertThat(Format.spans("*_x_*"))
                .extracting(Span::styles)
                .extracting(styles -> List.copyOf(new TreeSet<>(styles)))
                .containsExactly(
                        List.of(Markup.BOLD, Markup.MARKER),
                        List.of(Markup.ITALIC, Markup.MARKER),
                        List.of(Markup.BOLD, Markup.ITALIC),
                        List.of(Markup.ITALIC, Markup.MARKER),
                        List.of(Markup.BOLD, Markup.MARKER));
    }

    @Test
    void put_together_again_the_spans_are_the_text() {
        MadeUpText texts = new MadeUpText(17);
        for (int i = 0; i < 50_000; i++) {
            String text = texts.next();

            assertThat(Span.text(Format.spans(text))).as("text %d", i).isEqualTo(text);
        }
    }

    @Test
    void long_texts_of_nothing_but_signs_take_no_longer_than_others() {
        for (String sign :
                List.of("*", "*a", "_*", "`", "`a", "```", "```a", "https://)", "a*_", "https://a ", "*https://a* ")) {
            String text = sign.repeat(8_000 / sign.length());

            assertThat(Span.text(Format.spans(text))).isEqualTo(text);
        }
    }
}
