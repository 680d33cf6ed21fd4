package tupa.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import tupa.wire.text.Emoji;

final class WidthTest {
    /** JLine gives it a column; a terminal that breaks no words draws nothing, and it is cleaned away before. */
    private static final int SOFT_HYPHEN = 0xAD;

    /** Spacing marks that were said not to be, by one version of Unicode or another. */
    private static final Set<Integer> OTHER_IN_NEWER_UNICODE = Set.of(0x1734, 0x1171E);

    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66";
    private static final String FLAG = "\ud83c\udde9\ud83c\uddea";
    private static final String TONE = "\ud83d\udc4d\ud83c\udffd";
    private static final String HEART = "\u2764\ufe0f";
    private static final String KEY = "1\ufe0f\u20e3";
    private static final String RAINBOW_FLAG = "\ud83c\udff3\ufe0f\u200d\ud83c\udf08";

    private static List<Integer> each(Width ways) {
        return List.of(FAMILY, FLAG, TONE, HEART, KEY, RAINBOW_FLAG).stream()
                .map(ways::of)
                .toList();
    }

    @Test
    void letters_take_one_column_wide_ones_two_and_marks_none() {
        assertThat(Width.APART.of("abc é ß ½")).isEqualTo(9);
        assertThat(Width.APART.of("日本語ｗ👍한")).isEqualTo(12);
        assertThat(Width.APART.of("e\u0301\u0308x")).isEqualTo(2);
        assertThat(Width.APART.of("\u1112\u1161\u11ab")).isEqualTo(2);
        assertThat(Width.APART.of("")).isZero();
    }

    @Test
    void pictures_of_several_characters_take_what_the_terminal_makes_of_them() {
        assertThat(each(Width.JOINED)).containsExactly(2, 2, 2, 2, 2, 2);
        assertThat(Width.JOINED.of(RAINBOW_FLAG.replace("\ufe0f", ""))).isEqualTo(2);
        assertThat(each(Width.TMUX)).containsExactly(2, 2, 4, 1, 1, 1);
        assertThat(each(Width.APART)).containsExactly(8, 4, 4, 1, 1, 3);
    }

    /** Three differences are meant, and no others are there but in marks that not every Unicode has as such. */
    @Test
    void jline_counts_the_same_for_single_characters() {
        for (int c = ' '; c <= 0x3FFFF; c++) {
            if (isSeenAlike(c)) {
                assertThat(Width.APART.of(Character.toString(c)))
                        .as("U+%04X", c)
                        .isEqualTo(WCWidth.wcwidth(c));
            }
        }
    }

    private static boolean isSeenAlike(int c) {
        return Character.isDefined(c)
                && !Character.isISOControl(c)
                && c != SOFT_HYPHEN
                && !isLateJamo(c)
                && !Emoji.isSkinTone(c)
                && !OTHER_IN_NEWER_UNICODE.contains(c);
    }

    /** Vowels and final consonants of old Korean, which are drawn into the place of the first one as all others are. */
    private static boolean isLateJamo(int c) {
        return c >= 0xD7B0 && c <= 0xD7FB;
    }
}
