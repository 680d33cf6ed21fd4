package tupa.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StyleTest {
    private static String codes(String text, Depth depth) {
        return Style.parse(text).orElseThrow().at(depth).codes();
    }

    @ParameterizedTest
    @CsvSource({
        "bold black on yellow, 1;30;43",
        "dim, 2",
        "plain, ''",
        "RED, 31",
        "bright-red, 91",
        "gray, 90",
        "11, 93",
        "208, 38;5;208",
        "'#FF8800', 38;2;255;136;0",
        "on blue, 44",
        "on 236, 48;5;236",
        "red bold italic underline inverse, 1;3;4;7;31",
        "on 9, 101"
    })
    void words_say_what_it_looks_like(String text, String codes) {
        assertThat(sorted(codes(text, Depth.TRUE))).isEqualTo(sorted(codes));
    }

    /** The order of attributes is that of the words, and means nothing. */
    private static String sorted(String codes) {
        return codes.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "blue red",
                "256",
                "-1",
                "#ff88",
                "#ff88000",
                "bold on",
                "on",
                "red on blue green",
                "bleu",
                "on red on blue",
                "plain red",
                "bright-gray",
                "on bold",
                "red onyellow"
            })
    void other_words_mean_nothing(String text) {
        assertThat(Style.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'#ff8800', 38;2;255;136;0, 38;5;208, 33, 33",
        "208, 38;5;208, 38;5;208, 33, 33",
        "'#ff0000', 38;2;255;0;0, 38;5;196, 91, 31",
        "bright-red, 91, 91, 91, 1;31",
        "bold bright-red, 1;91, 1;91, 1;91, 1;31",
        "on bright-red, 101, 101, 101, 41",
        "gray, 90, 90, 90, 1;30",
        "244, 38;5;244, 38;5;244, 90, 37",
        "green, 32, 32, 32, 32"
    })
    void colours_become_what_the_terminal_has(String text, String full, String many, String bright, String few) {
        assertThat(codes(text, Depth.TRUE)).isEqualTo(full);
        assertThat(codes(text, Depth.PALETTE)).isEqualTo(many);
        assertThat(codes(text, Depth.SIXTEEN)).isEqualTo(bright);
        assertThat(codes(text, Depth.EIGHT)).isEqualTo(few);
    }

    @Test
    void without_colours_the_rest_is_left_and_where_nothing_can_be_shown_nothing() {
        assertThat(codes("bold red on blue", Depth.MONO)).isEqualTo("1");
        assertThat(codes("bold red on blue", Depth.NOTHING)).isEmpty();
    }
}
