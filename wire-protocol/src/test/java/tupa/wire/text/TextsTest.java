package tupa.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;

final class TextsTest {
    private static final Pattern HOLE = Pattern.compile("\\{[0-9]}");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speak_as_before() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de"})
    void every_text_stands_in_the_bundle_and_nothing_else(String language) {
        assertThat(Bundle.of(Locale.forLanguageTag(language)).keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(Texts.values()).map(Texts::key),
                                Stream.of(Explanations.values()).map(Explanations::key))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_sentence_has_the_same_holes_in_german(Texts text) {
        assertThat(holes(text, Locale.GERMAN)).isEqualTo(holes(text, Locale.ROOT));
    }

    private static List<String> holes(Texts text, Locale language) {
        return HOLE.matcher(text.in(language))
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void the_language_of_the_machine_is_spoken() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(Texts.NICK_CHANGED.with("a", "b")).isEqualTo("a heißt jetzt b");
        assertThat(Texts.spoken()).isEqualTo(Locale.GERMAN);
    }

    @Test
    void whoever_speaks_another_language_gets_english_whatever_the_machine_speaks() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(Texts.NICK_CHANGED.in(Locale.FRENCH, "a", "b")).isEqualTo("a is now known as b");
        assertThat(Texts.NICK_CHANGED.in(Locale.ENGLISH, "a", "b")).isEqualTo("a is now known as b");
        Locale.setDefault(Locale.FRANCE);
        assertThat(Texts.spoken()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void a_language_is_named_by_its_code() {
        assertThat(Texts.language("de")).contains(Locale.GERMAN);
        assertThat(Texts.language("en")).contains(Locale.ENGLISH);
        assertThat(Texts.language("fr")).isEmpty();
        assertThat(Texts.language("DE")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_english_sentence_of_an_error_code_is_that_of_the_protocol(ErrorCode code) {
        assertThat(Sentences.of(code).in(Locale.ROOT)).isEqualTo(code.text());
    }

    @ParameterizedTest
    @EnumSource
    void the_english_sentence_of_a_close_reason_is_that_of_the_protocol(CloseReason reason) {
        assertThat(Sentences.of(reason).in(Locale.ROOT)).isEqualTo(reason.text());
    }

    @Test
    void sentences_of_the_protocol_are_read_in_the_language_of_the_reader_and_others_as_they_were_said() {
        Locale.setDefault(Locale.GERMAN);

        assertThat(Sentences.read(ErrorCode.NICK_TAKEN.text())).isEqualTo("Dieser Nick ist vergeben.");
        assertThat(Sentences.read(CloseReason.IDLE.text())).isEqualTo("Zu lange war nichts zu hören.");
        assertThat(Sentences.read("You were removed: spam")).isEqualTo("You were removed: spam");
    }

    @Test
    void what_is_put_in_is_not_looked_at_again() {
        assertThat(Texts.NICK_CHANGED.with("{1}", "b")).isEqualTo("{1} is now known as b");
    }

    @Test
    void questions_end_with_a_blank() {
        assertThat(Texts.ASK_HOST.with("127.0.0.1")).isEqualTo("Enter server host (default: 127.0.0.1): ");
        assertThat(Texts.ASK_PORT.with(8080)).isEqualTo("Enter server port (default: 8080): ");
        assertThat(Texts.ASK_NICK.with()).isEqualTo("Enter your username: ");
        assertThat(Texts.ASK_ROOM.with("lobby")).isEqualTo("Room (Enter for lobby): ");
    }

    @ParameterizedTest
    @EnumSource
    void a_question_stays_one_in_german(Texts text) {
        assertThat(text.in(Locale.GERMAN).endsWith(" "))
                .isEqualTo(text.in(Locale.ROOT).endsWith(" "));
    }
}
