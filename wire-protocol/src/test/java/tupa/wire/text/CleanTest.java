package tupa.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
        assertUnchanged("Grüße 日本語 👍 e\u0301 a\u00a0b ½ → ☃ ⠠⠵ 한국어 \u1112\u1161\u11ab");
    }

    @Test
    void pictures_that_are_made_of_several_characters_stay_whole() {
        assertUnchanged("\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 family");
        assertUnchanged("\u2764\ufe0f heart, \u270a\ud83c\udffd fist, 1\ufe0f\u20e3 key, \u260e\ufe0e sign");
        assertUnchanged("\ud83c\udff3\ufe0f\u200d\ud83c\udf08 and \ud83c\udde9\ud83c\uddea flags");
        assertUnchanged("\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb");
    }

    @Test
    void joiners_stay_between_letters_of_scripts_that_need_them() {
        assertUnchanged("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
        assertUnchanged("\u0915\u094d\u200d\u0937 \u0915\u094d\u200c\u0937");
        assertUnchanged("\u0dc1\u0dca\u200d\u0dbb\u0dd3");
    }

    @Test
    void elsewhere_joiners_and_selectors_go() {
        assertThat(Clean.text("a\u200db\u200cc\ufe0f \u200d\ud83d\ude00 \ud83d\ude00\u200d x 1\ufe0f \u0645\u200c "))
                .isEqualTo("abc \ud83d\ude00 \ud83d\ude00 x 1 \u0645 ");
        assertThat(Clean.text("\u2764\ufe0f\ufe0f\ufe0f")).isEqualTo("\u2764\ufe0f");
    }

    @Test
    void a_mark_needs_a_letter_and_a_letter_does_not_bear_any_number_of_marks() {
        assertThat(Clean.text("\u0301a\n\u0301b")).isEqualTo("a\nb");
        assertThat(Clean.text("a" + "\u0301\u200b".repeat(50) + "b")).isEqualTo("a" + "\u0301".repeat(8) + "b");
        assertThat(Clean.text("\u1100" + "\u1161".repeat(50))).isEqualTo("\u1100" + "\u1161".repeat(8));
    }

    @Test
    void what_is_no_character_or_only_hides_things_goes() {
        assertThat(Clean.text("a\ud800b\udc00c\uffffd\ufdd0e\ue000f\ufff9g\ufffbh"))
                .isEqualTo("abcdefgh");
        assertThat(Clean.text("\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f!"))
                .isEqualTo("\ud83c\udff4!");
        assertThat(Clean.text("a\u2028b\u2029c")).isEqualTo("a b c");
    }

    @Test
    void every_letter_digit_and_sign_stays_but_those_that_draw_nothing() {
        int[] blank = {0x115F, 0x1160, 0x3164, 0xFFA0};
        for (int c = ' '; c <= Character.MAX_CODE_POINT; c++) {
            boolean signs = Character.getType(c) >= Character.DASH_PUNCTUATION;
            if ((Character.isLetterOrDigit(c) || signs) && Arrays.binarySearch(blank, c) < 0) {
                assertUnchanged("a" + Character.toString(c) + "b");
            }
        }
    }

    private static void assertUnchanged(String text) {
        assertThat(Clean.text(text)).isEqualTo(text);
        assertThat(Clean.line(text)).isEqualTo(text);
    }

    @Test
    void text_without_end_is_cut() {
        assertThat(Clean.text("x".repeat(20_000))).hasSize(Clean.MAX + 1).endsWith("…");
    }
}
