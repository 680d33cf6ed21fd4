package tupa.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CleanTest {
    @Test
    void what_a_terminal_would_obey_is_taken_out() {
        String foreign = "a\u001b[2Jb\u0007c\u009b31md\u202ee\u200bf\u2066g\ufeffh\ri\u007fj";

        assertThat(Clean.text(foreign)).isEqualTo("a[2Jbc31mdefghij");
    }

    @Test
    void line_ends_stay_where_several_lines_may_stand() {
        assertThat(Clean.text("a\nb\tc")).isEqualTo("a\nb c");
        assertThat(Clean.line("a\nb")).isEqualTo("a b");
    }

    @Test
    void letters_of_all_kinds_and_pictures_stay() {
        assertThat(Clean.text("Grüße 日本語 👍 e\u0301")).isEqualTo("Grüße 日本語 👍 e\u0301");
    }

    @Test
    void text_without_end_is_cut() {
        assertThat(Clean.text("x".repeat(20_000))).hasSize(Clean.MAX + 1).endsWith("…");
    }

    @Test
    void nothing_that_is_not_shown_survives_whatever_comes() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String foreign = random.ints(30, 0, 0x11000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(Clean.line(foreign).codePoints())
                    .as("seed %d, round %d", seed, i)
                    .noneMatch(c -> Character.isISOControl(c)
                            || Character.getType(c) == Character.FORMAT
                            || Character.getType(c) == Character.SURROGATE
                            || c == 0x2028
                            || c == 0x2029);
        }
    }
}
