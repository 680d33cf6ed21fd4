package tupa.terminal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KeysTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speak_english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speak_as_before() {
        Locale.setDefault(before);
    }

    private static Keys.Answer bind(Keys keys, String key, String what) {
        return keys.bind(Optional.of(key), Optional.of(what));
    }

    private static Keys changed(Keys keys, String key, String what) {
        return ((Keys.Answer.Changed) bind(keys, key, what)).now();
    }

    private static List<String> lines(Keys keys) {
        return ((Keys.Answer.Told) keys.bind(Optional.empty(), Optional.empty())).lines();
    }

    private static String word(Keys keys, String key) {
        return ((Keys.Answer.Told) keys.bind(Optional.of(key), Optional.empty()))
                .lines()
                .get(0);
    }

    @Test
    void no_two_actions_want_the_same_key() {
        List<String> sequences = Stream.of(KeyAction.values())
                .flatMap(KeyAction::keys)
                .flatMap(key -> key.sequences().stream())
                .toList();

        assertThat(sequences).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void every_action_has_a_key_a_name_and_one_line_that_explains_it(KeyAction action) {
        assertThat(action.keys()).isNotEmpty();
        assertThat(KeyAction.named(action.word())).contains(action);
        assertThat(action.help(Locale.ENGLISH)).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
    }

    @Test
    void a_key_can_be_given_another_action_or_a_command() {
        Keys keys = changed(changed(Keys.standard(), "Alt-U", "next-unread"), "f9", "/users all");

        assertThat(word(keys, "alt-u")).isEqualTo("alt-u does: next-unread");
        assertThat(word(keys, "f9")).isEqualTo("f9 does: /users all");
        assertThat(lines(keys))
                .contains(
                        "alt-a, shift-right, alt-u: next-unread - go to the next room with something new, mentions first")
                .contains("f9: /users all");
    }

    @Test
    void a_command_line_may_name_several_keys_one_after_the_other() {
        Keys keys = changed(changed(Keys.standard(), "ctrl-x", "ctrl-e none"), "ctrl-x", "u /users all");

        assertThat(word(keys, "ctrl-x ctrl-e")).isEqualTo("ctrl-x ctrl-e does nothing of its own.");
        assertThat(word(keys, "ctrl-x u")).isEqualTo("ctrl-x u does: /users all");
        assertThat(keys.bind(Optional.of("ctrl-x"), Optional.of("u")))
                .isEqualTo(new Keys.Answer.Told(List.of("ctrl-x u does: /users all")));
    }

    @Test
    void a_key_can_be_taken_from_its_action() {
        Keys keys = changed(Keys.standard(), "f6", "none");

        assertThat(word(keys, "f6")).isEqualTo("f6 does nothing of its own.");
        assertThat(lines(keys)).contains("ctrl-n, alt-right, ctrl-pgdn: next-room - go to the next room");
    }

    @Test
    void whoever_changes_keys_changes_them_for_nobody_else() {
        List<String> first = lines(Keys.standard());

        changed(Keys.standard(), "ctrl-n", "/users");

        assertThat(lines(Keys.standard())).isEqualTo(first);
    }

    @Test
    void what_makes_no_sense_is_answered_with_what_would() {
        assertThat(bind(Keys.standard(), "hyper-u", "go"))
                .isEqualTo(new Keys.Answer.Wrong("There is no key hyper-u to give something to do."
                        + " Keys are written like alt-u, ctrl-x ctrl-e, f9, shift-up or pgup."));
        assertThat(((Keys.Answer.Wrong) bind(Keys.standard(), "f9", "fly")).text())
                .startsWith("fly is neither a command with its slash nor one of: room-1, ")
                .endsWith(", suspend, none");
    }

    @Test
    void the_documentation_has_the_table() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "terminal.md"))).contains("\n\n" + Keys.markdown());
    }
}
