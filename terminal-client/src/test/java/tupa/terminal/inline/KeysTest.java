package tupa.terminal.inline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeysTest {
    @ParameterizedTest
    @CsvSource({
        "alt-u, ^[u",
        "alt--, ^[-",
        "ctrl-k, ^K",
        "f6, ^[[17~",
        "shift-f6, ^[[17;2~",
        "ctrl-alt-shift-pgup, ^[[5;8~",
        "shift-left, ^[[1;2D",
        "alt-f1, ^[[1;3P",
        "delete, ^[[3~"
    })
    void a_key_sends_a_sequence(String key, String sequence) {
        assertThat(Keys.sequences(key)).containsExactly(sequence.replace("^[", "\u001b").replace("^K", "\u000b"));
    }

    @Test
    void terminals_do_not_agree_on_some() {
        assertThat(Keys.sequences("up")).isEqualTo(List.of("\u001b[A", "\u001bOA"));
        assertThat(Keys.sequences("home")).isEqualTo(List.of("\u001b[H", "\u001bOH", "\u001b[1~"));
    }
}
