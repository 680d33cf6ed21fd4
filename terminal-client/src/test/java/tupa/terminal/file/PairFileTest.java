package tupa.terminal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PairFileTest {
    private static PairFile file(String text) throws BadFile {
        return PairFile.of("f", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> values(String text) throws BadFile {
        return file(text).pairs().stream().collect(Collectors.toMap(Pair::key, Pair::value));
    }

    private static String changed(String text, String key, String value) throws BadFile {
        return new String(file(text).with(key, value).orElseThrow(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~a = b~, ~b~",
                "~a=b~, ~b~",
                "~  a\t=\tb c  ~, ~b c~",
                "~a = b # why~, ~b~",
                "~a = b #~, ~b~",
                "~a = #ff8800~, ~#ff8800~",
                "~a = #ops, #dev # rooms~, ~#ops, #dev~",
                "~a = # nothing~, ~~",
                "~a =~, ~~",
                "~a = \"\"~, ~~",
                "~a = \" # \" # why~, ~ # ~",
                "~a = b=c~, ~b=c~",
                "~a = 10:00#5~, ~10:00#5~",
                "~\uFEFFa = b\r~, ~b~"
            })
    void a_line_sets_a_value(String line, String value) throws BadFile {
        assertThat(values(line)).isEqualTo(Map.of("a", value));
    }

    @Test
    void lines_are_counted_whatever_ends_them() throws BadFile {
        assertThat(file("# first\r\n\r\n  # third\r\na = 1\r\nb = 2").pairs())
                .extracting(pair -> pair.key() + pair.value() + "@" + pair.line())
                .containsExactly("a1@4", "b2@5");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~ok = 1\nwhat~, ~f:2: A line is like key = value, or a comment that begins with #.~",
                "~= 1~, ~f:1: A line is like key = value, or a comment that begins with #.~",
                "~a = \"b~, ~f:1: A value that begins with a quotation mark ends with one.~",
                "~a = \"b\" c~, ~f:1: A value that begins with a quotation mark ends with one.~",
                "~a = 1\n\na = 2~, ~f:3: a is set already in line 1.~"
            })
    void a_mistake_is_told_with_its_place(String text, String message) {
        assertThatThrownBy(() -> file(text)).isInstanceOf(BadFile.class).hasMessage(message);
    }

    @Test
    void what_is_not_utf_8_is_told_with_its_line() {
        byte[] latin = "a = 1\nb = \u00e4\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PairFile.of("f", latin)).hasMessage("f:2: not UTF-8");
        assertThatThrownBy(() -> PairFile.of("f", new byte[] {'a', '=', (byte) 0xc3}))
                .hasMessage("f:1: not UTF-8");
    }

    @Test
    void a_change_touches_nothing_but_the_value() throws BadFile {
        String text = "\uFEFF# mine\r\n\tnick  =  alice   # who\r\n\r\n# theme = light\r\ntheme=dark";

        assertThat(changed(text, "nick", "bob")).isEqualTo(text.replace("alice", "bob"));
        assertThat(changed(text, "nick", "")).isEqualTo(text.replace("alice", "\"\""));
        assertThat(changed(text, "theme", "mono")).isEqualTo(text.replace("=dark", "=mono"));
        assertThat(changed(text, "ui.mode", "full")).isEqualTo(text + "\r\nui.mode = full\r\n");
        assertThat(changed("", "a", "b")).isEqualTo("a = b\n");
        assertThat(changed("a =\n", "a", "b")).isEqualTo("a = b\n");
        assertThat(changed("x = 1\n", "a", "b")).isEqualTo("x = 1\na = b\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a # b", "# a", "#", "#a", " a", "a ", "=", "a=b", "\u00e4 \u2014 \uD83D\uDE00", "a\"b"
            })
    void what_is_written_is_read_as_it_was(String value) throws BadFile {
        assertThat(values(changed("# c\na = old # why\n", "a", value))).isEqualTo(Map.of("a", value));
        assertThat(values(changed("", "a", value))).isEqualTo(Map.of("a", value));
    }

    @Test
    void a_value_that_no_line_can_hold_is_not_written() throws BadFile {
        assertThat(file("").with("a", "\"x\" # \"y\"")).isEmpty();
    }

    @Test
    void whatever_a_file_holds_reading_it_ends_well_or_with_a_mistake_in_it() throws BadFile {
        long seed = 11;
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(40); c > 0; c--) {
                text.append("a=\" #\n\r\t\u00e4,b".charAt(random.nextInt(11)));
            }
            try {
                PairFile file = file(text.toString());
                read++;
                for (Pair pair : file.pairs()) {
                    if (pair.value().indexOf('"') < 0) {
                        assertThat(values(changed(text.toString(), pair.key(), pair.value())))
                                .as("seed %d, round %d", seed, i)
                                .isEqualTo(values(text.toString()));
                    }
                }
            } catch (BadFile mistake) {
                assertThat(mistake.getMessage()).matches("f:[1-9][0-9]*: .+");
            }
        }
        assertThat(read).isGreaterThan(100);
    }
}
