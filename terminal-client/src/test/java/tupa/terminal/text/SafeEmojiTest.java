package tupa.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

final class SafeEmojiTest {
    @Test
    void what_is_made_of_several_characters_is_taken_apart() {
        assertThat(SafeEmoji.of("\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"))
                .isEqualTo("👨👩👧");
        assertThat(SafeEmoji.of("\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb \ud83d\udc4d\ud83c\udffd"))
                .isEqualTo("👩💻 👍");
        assertThat(SafeEmoji.of("\u2764\ufe0f\u200d\ud83d\udd25")).isEqualTo("\u2764🔥");
        assertThat(SafeEmoji.of("\ud83c\udff3\ufe0f\u200d\ud83c\udf08")).isEqualTo("🏳🌈");
        assertThat(SafeEmoji.of("1\ufe0f\u20e3#\u20e3 5")).isEqualTo("1# 5");
    }

    @Test
    void flags_are_letters() {
        assertThat(SafeEmoji.of("\ud83c\udde9\ud83c\uddea!")).isEqualTo("DE!");
        assertThat(SafeEmoji.of("\ud83c\udde9\ud83c\uddea\ud83c\uddeb\ud83c\uddf7"))
                .isEqualTo("DE FR");
        assertThat(SafeEmoji.of("\ud83c\udde9")).isEqualTo("D");
    }

    @Test
    void text_and_single_pictures_stay() {
        String text = "plain é 日本 👍 ☃ \u0915\u094d\u200d\u0937 \u0645\u06cc\u200c\u062e e\u0301";

        assertThat(SafeEmoji.of(text)).isEqualTo(text);
    }

    @Test
    void all_see_the_same_width() {
        MadeUpText texts = new MadeUpText(5);
        for (int i = 0; i < 20_000; i++) {
            String safe = SafeEmoji.of(texts.next().replace("\n", ""));

            assertThat(Width.JOINED.of(safe))
                    .as(safe)
                    .isEqualTo(Width.TMUX.of(safe))
                    .isEqualTo(Width.APART.of(safe))
                    .isEqualTo(new AttributedString(safe).columnLength());
        }
    }
}
