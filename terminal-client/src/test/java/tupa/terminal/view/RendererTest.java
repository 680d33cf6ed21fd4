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
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
            }
        }
    }
}
