package tupa.terminal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTest {
    @ParameterizedTest
    @CsvSource({
        "alt-u,alt-u",
        "ALT-U,alt-u",
        "ctrl-x   ctrl-e,ctrl-x ctrl-e",
        "ctrl-x e,ctrl-x e",
        "shift-alt-left,alt-shift-left",
        "alt-shift-b,alt-shift-b",
        "alt--,alt--",
        "alt-/,alt-/",
        "ctrl-_,ctrl-_",
        "pgup,pgup",
        "f12,f12",
        "ctrl-[,esc",
        "alt-enter,alt-enter",
        "shift-tab,shift-tab"
    })
    void a_key_is_written_in_one_way_and_read_in_many(String typed, String name) {
        assertThat(Key.parse(typed)).map(Key::toString).contains(name);
        assertThat(Key.parse(name)).map(Key::toString).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "A",
                "enter",
                "tab",
                "space",
                "backspace",
                "ctrl-m",
                "ctrl-i",
                "f13",
                "page-up",
                "ctrl-ä",
                "ä",
                "ctrl-1",
                "shift-a",
                "ctrl-shift-a",
                "alt-",
                "-",
                "shift-enter",
                "ctrl-",
                "alt-uu",
                "a ctrl-x"
            })
    void what_types_something_or_cannot_be_sent_is_no_key_to_bind(String typed) {
        assertThat(Key.parse(typed)).isEmpty();
    }

    @Test
    void a_character_is_sent_with_what_is_held_down() {
        assertThat(sequences("ctrl-n")).containsExactly("\u000e");
        assertThat(sequences("alt-u")).containsExactly("\u001bu");
        assertThat(sequences("alt-shift-u")).containsExactly("\u001bU");
        assertThat(sequences("ctrl-alt-u")).containsExactly("\u001b\u0015");
        assertThat(sequences("alt-enter")).containsExactly("\u001b\r");
        assertThat(sequences("ctrl-x ctrl-e")).containsExactly("\u0018\u0005");
        assertThat(sequences("shift-tab")).containsExactly("\u001b[Z");
    }

    @Test
    void a_named_key_is_known_in_all_its_forms() {
        assertThat(sequences("up")).containsExactly("\u001b[A", "\u001bOA");
        assertThat(sequences("home")).contains("\u001b[H", "\u001bOH", "\u001b[1~", "\u001b[7~");
        assertThat(sequences("f1")).contains("\u001bOP", "\u001b[11~");
        assertThat(sequences("f5")).containsExactly("\u001b[15~");
        assertThat(sequences("shift-right")).containsExactly("\u001b[1;2C");
        assertThat(sequences("alt-right")).contains("\u001b[1;3C", "\u001b\u001b[C");
        assertThat(sequences("alt-end")).contains("\u001b[1;3F", "\u001b[4;3~");
        assertThat(sequences("ctrl-pgup")).containsExactly("\u001b[5;5~");
    }

    private static List<String> sequences(String name) {
        return Key.of(name).sequences();
    }
}
