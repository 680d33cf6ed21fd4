package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextRulesTest {
    private static final TextRules.Checked EMPTY = new TextRules.Refused(ErrorCode.TEXT_EMPTY);

    @Test
    void control_characters_go_and_newline_and_tab_stay() {
        TextRules.Checked checked = TextRules.check("a\u0000\u001b[1m\r\n\tb\u007f\u0085\u009f", 100);

        assertThat(checked).isEqualTo(new TextRules.Accepted("a[1m\n\tb"));
    }

    @Test
    void spaces_at_the_ends_and_the_form_of_letters_stay() {
        assertThat(TextRules.check("  e\u0301 ", 100)).isEqualTo(new TextRules.Accepted("  e\u0301 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\u0000", "\u00a0", "\u3000\u2003", "\u001b\u0007"})
    void a_text_with_nothing_to_see_is_empty(String raw) {
        assertThat(TextRules.check(raw, 100)).isEqualTo(EMPTY);
    }

    @Test
    void length_is_counted_in_code_points_after_cleaning() {
        assertThat(TextRules.check("👍".repeat(5) + "\u0000", 5)).isEqualTo(new TextRules.Accepted("👍".repeat(5)));
        assertThat(TextRules.check("👍".repeat(6), 5)).isEqualTo(new TextRules.Refused(ErrorCode.TEXT_TOO_LONG));
    }

    @Test
    void half_a_surrogate_pair_is_replaced() {
        assertThat(TextRules.clean("a\ud800b\udc00")).isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    void cleaning_again_changes_nothing() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 50))
                .check(raw -> TextRules.clean(TextRules.clean(raw)).equals(TextRules.clean(raw)));
    }
}
