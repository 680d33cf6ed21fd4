package tupa.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tupa.terminal.model.Line;
import tupa.terminal.model.Line.Sort;
import tupa.terminal.text.EmojiStyle;
import tupa.terminal.text.TextStyle;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.UserId;

final class RendererTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:30:20Z");
    private static final Person ALICE = new Person(new UserId("g-1"), new Nick("Alice"));

    private final Renderer plain = new Renderer(Theme.nothing(), ZoneOffset.UTC, AT);

    private static Line line(Sort sort, String text) {
        return new Line(sort, Optional.of(AT), Optional.empty(), Optional.of(ALICE), text, false);
    }

    private static Line elsewhere(Sort sort, String place, String text) {
        return new Line(sort, Optional.of(AT), Optional.of(place), Optional.of(ALICE), text, false);
    }

    @Test
    void each_kind_of_line_has_its_own_form() {
        assertThat(plain.draw(line(Sort.SAID, "Hello everyone!"))).containsExactly("[10:30:20] Alice: Hello everyone!");
        assertThat(plain.draw(line(Sort.DONE, "waves"))).containsExactly("[10:30:20] * Alice waves");
        assertThat(plain.draw(line(Sort.PRIVATE, "hi"))).containsExactly("[10:30:20] [PRIVATE] Alice: hi");
        assertThat(plain.draw(elsewhere(Sort.PRIVATE_SENT, "Bob", "hi")))
                .containsExactly("[10:30:20] [PRIVATE to Bob] Alice: hi");
        assertThat(plain.draw(line(Sort.PRESENCE, "Alice joined the chat")))
                .containsExactly("[10:30:20] *** Alice joined the chat ***");
        assertThat(plain.draw(elsewhere(Sort.SAID, "#dev", "hi"))).containsExactly("[10:30:20] #dev Alice: hi");
        assertThat(plain.draw(Line.notice("Joined room: python"))).containsExactly("*** Joined room: python ***");
        assertThat(plain.draw(Line.info("told"))).containsExactly("told");
        assertThat(plain.draw(Line.error("refused"))).containsExactly("!! refused");
    }

    @Test
    void further_rows_of_a_message_cannot_pass_for_somebody_elses() {
        assertThat(plain.draw(line(Sort.SAID, "one\n[10:30:21] Bob: two")))
                .containsExactly("[10:30:20] Alice: one", "           [10:30:21] Bob: two");
    }

    @Test
    void a_new_day_is_told_once() {
        Line tomorrow = new Line(
                Sort.SAID, Optional.of(AT.plusSeconds(86_400)), Optional.empty(), Optional.of(ALICE), "hi", false);

        assertThat(plain.draw(tomorrow)).containsExactly("--- Saturday 21 November 2026 ---", "[10:30:20] Alice: hi");
        assertThat(plain.draw(tomorrow)).hasSize(1);
    }

    @Test
    void a_day_has_its_name_in_the_language_that_is_spoken() {
        Line tomorrow = new Line(
                Sort.SAID, Optional.of(AT.plusSeconds(86_400)), Optional.empty(), Optional.of(ALICE), "hi", false);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(plain.draw(tomorrow)).startsWith("--- Samstag, 21. November 2026 ---");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void without_colours_only_bold_and_underline_are_left() {
        Renderer mono = new Renderer(Theme.mono(), ZoneOffset.UTC, AT);

        String drawn = String.join("\n", mono.draw(line(Sort.SAID, "hi"))) + mono.draw(Line.error("no"));

        assertThat(drawn).contains("\u001b[1mAlice\u001b[0m").doesNotContainPattern("\u001b\\[[0-9;]*[34][0-9]");
    }

    private static Renderer rich(Theme theme) {
        return new Renderer(theme, TextStyle.RICH, ZoneOffset.UTC, AT);
    }

    private static String body(Renderer renderer, Line line) {
        String drawn = String.join("\n", renderer.draw(line)).replace('\u001b', '~');
        return drawn.substring(drawn.indexOf("Alice~[0m: ") + "Alice~[0m: ".length());
    }

    @Test
    void emphasis_is_shown_without_the_signs_that_make_it() {
        Renderer colour = rich(Theme.colour());

        assertThat(body(colour, line(Sort.SAID, "*b* _i_ `c` https://x.example/*")))
                .isEqualTo("~[1mb~[0m ~[3mi~[0m ~[36mc~[0m ~[4mhttps://x.example/~[0m*");
        assertThat(body(colour, line(Sort.PRIVATE, "*_both_*"))).isEqualTo("~[1;3mboth~[0m");
        assertThat(body(colour, line(Sort.SAID, "```\na:\n  b\n```\nc")))
                .isEqualTo("~[36ma:~[0m\n           ~[36m  b~[0m\n           c");
    }

    @Test
    void signs_stay_where_the_emphasis_could_not_be_seen() {
        assertThat(body(rich(Theme.mono()), line(Sort.SAID, "*b* `c`"))).isEqualTo("~[1mb~[0m `c`");
        assertThat(rich(Theme.nothing()).draw(line(Sort.SAID, "*b* `c`"))).containsExactly("[10:30:20] Alice: *b* `c`");
    }

    @Test
    void short_names_of_emoji_are_pictures_but_in_code_and_where_all_stays_as_typed() {
        Line line = line(Sort.SAID, ":heart: `:heart:`");
        TextStyle safe = new TextStyle(true, EmojiStyle.SAFE, false);

        assertThat(body(rich(Theme.mono()), line)).isEqualTo("\u2764\ufe0f `:heart:`");
        assertThat(body(new Renderer(Theme.mono(), safe, ZoneOffset.UTC, AT), line))
                .isEqualTo("\u2764 `:heart:`");
        assertThat(body(new Renderer(Theme.mono(), TextStyle.RICH.withoutPictures(), ZoneOffset.UTC, AT), line))
                .isEqualTo(":heart: `:heart:`");
        assertThat(plain.draw(line)).containsExactly("[10:30:20] Alice: :heart: `:heart:`");
    }

    @Test
    void safe_emoji_are_so_in_what_is_told_too() {
        TextStyle safe = new TextStyle(false, EmojiStyle.SAFE, false);
        Renderer renderer = new Renderer(Theme.nothing(), safe, ZoneOffset.UTC, AT);

        assertThat(renderer.draw(Line.info("topic: *1\ufe0f\u20e3* :heart:"))).containsExactly("topic: *1* :heart:");
    }

    @Test
    void what_names_the_user_stands_out_in_the_message_or_with_it() {
        Line toMe = new Line(Sort.SAID, Optional.of(AT), Optional.empty(), Optional.of(ALICE), "hi @bob, *look*", true);
        Renderer rich = rich(Theme.colour());
        rich.called(new Nick("Bob"));
        Renderer whole = new Renderer(Theme.colour(), TextStyle.TYPED, ZoneOffset.UTC, AT);
        whole.called(new Nick("Bob"));

        assertThat(body(rich, toMe)).isEqualTo("hi ~[1;30;43m@bob~[0m, ~[1mlook~[0m");
        assertThat(body(whole, toMe)).isEqualTo("~[1;30;43mhi @bob, *look*~[0m");
        rich.called(new Nick("robert"));
        assertThat(body(rich, toMe)).isEqualTo("~[1;30;43mhi @bob, ~[0m~[1;1;30;43mlook~[0m");
        assertThat(body(rich, line(Sort.SAID, "robert"))).isEqualTo("robert");
    }

    @Test
    void nothing_foreign_reaches_the_output_uncleaned() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String foreign = random.ints(40, 0, 0x2100)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            for (Sort sort : Sort.values()) {
                String drawn = String.join("", plain.draw(elsewhere(sort, foreign, foreign)));

                assertThat(drawn.codePoints())
                        .as("seed %d, round %d, %s", seed, i, sort)
                        .noneMatch(c -> Character.isISOControl(c)
                                || (Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D));
            }
        }
    }
}
