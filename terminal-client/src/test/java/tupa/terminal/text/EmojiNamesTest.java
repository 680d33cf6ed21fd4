package tupa.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.wire.text.Clean;
import tupa.wire.text.Emoji;

final class EmojiNamesTest {
    @Test
    void known_names_are_shown_as_pictures() {
        assertThat(EmojiNames.shown("hi :smile: :+1::tada:!")).isEqualTo("hi 😄 👍🎉!");
        assertThat(EmojiNames.shown(":heart:")).isEqualTo("\u2764\ufe0f");
        assertThat(EmojiNames.shown("(:wave:), :-:smile:")).isEqualTo("(👋), :-😄");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10:30:45",
                "at 10:100:20",
                ":)",
                ":-)",
                "::",
                ":",
                ":nosuchname:",
                "std::x::y",
                "a:smile:",
                ":smile:s",
                ":Smile:",
                ":smile",
                "smile:",
                ": smile :",
                "1:x:2"
            })
    void all_else_stays(String text) {
        assertThat(EmojiNames.shown(text)).isEqualTo(text);
    }

    @Test
    void names_are_found_by_how_they_begin() {
        assertThat(EmojiNames.beginningWith("sm"))
                .contains("smile", "smirk")
                .isSorted()
                .allMatch(name -> name.startsWith("sm"));
        assertThat(EmojiNames.beginningWith("tad")).containsExactly("tada");
        assertThat(EmojiNames.beginningWith("zzzz")).isEmpty();
    }

    @Test
    void each_name_can_be_typed_and_stands_for_one_picture() {
        assertThat(EmojiNames.all()).hasSizeGreaterThan(400).allSatisfy((name, picture) -> {
            assertThat(EmojiNames.shown(":" + name + ":")).isEqualTo(picture);
            assertThat(Emoji.isPicture(picture.codePointAt(0))).isTrue();
            assertThat(Clean.line(picture)).isEqualTo(picture);
            assertThat(Width.JOINED.of(picture)).isEqualTo(2);
            assertThat(SafeEmoji.of(picture).codePoints()).hasSize(1);
        });
    }

    @Test
    void no_name_stands_twice_in_the_table() throws Exception {
        Properties names = new Properties() {
            @Override
            public synchronized Object put(Object name, Object picture) {
                assertThat(containsKey(name)).as("%s", name).isFalse();
                return super.put(name, picture);
            }
        };
        try (InputStream table = EmojiNames.class.getResourceAsStream("emoji.properties")) {
            names.load(new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8));
        }

        assertThat(names).hasSameSizeAs(EmojiNames.all());
    }
}
