package tupa.terminal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.file.BadFile;
import tupa.terminal.input.Vocabulary;
import tupa.terminal.model.Line;
import tupa.terminal.model.Preferences;
import tupa.terminal.view.Depth;
import tupa.terminal.view.Ink;
import tupa.terminal.view.Theme;

final class SettingsTest {
    @TempDir
    private Path home;

    private Path file;
    private Theme theme;
    private Settings settings;

    @BeforeEach
    void start() throws BadFile {
        file = home.resolve(".config/tupa/client.conf");
        load();
    }

    private void load() throws BadFile {
        Config config = Config.load(Map.of(), home, Map.of());
        theme = new Theme(Depth.SIXTEEN, config.scheme());
        settings = new Settings(config, theme);
    }

    private void write(String text) throws IOException, BadFile {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        load();
    }

    private Change set(String key, String value) {
        return settings.set(Optional.of(key), Optional.of(value), false);
    }

    private Change save(String key, String value) {
        return settings.set(Optional.of(key), Optional.of(value), true);
    }

    private static List<String> told(Change change) {
        return change.lines().stream()
                .map(line -> (line.sort() == Line.Sort.ERROR ? "!! " : "") + line.text())
                .toList();
    }

    private static Preferences.Joins joins(Change change) {
        return change.config().orElseThrow().preferences().joins();
    }

    @Test
    void all_is_shown_with_its_origin() throws Exception {
        write("nick = alice\nbind.alt-u = /go unread\n");

        assertThat(told(settings.set(Optional.empty(), Optional.empty(), false)))
                .contains("nick = alice  (" + file + ":1)", "history = on  (default)")
                .endsWith("bind.alt-u = /go unread  (" + file + ":2)")
                .hasSize(Setting.values().length + 1);
    }

    @Test
    void one_is_shown_with_what_it_may_be() {
        assertThat(told(settings.set(Optional.of("ui.joins"), Optional.empty(), false)))
                .containsExactly("ui.joins = smart  (default)", "  " + Setting.UI_JOINS.help() + ": all|smart|none");
        assertThat(told(settings.set(Optional.of("ui.joint"), Optional.empty(), false)))
                .containsExactly("!! There is no setting ui.joint. Did you mean ui.joins?");
    }

    @Test
    void a_change_counts_at_once_and_is_forgotten_at_the_end() {
        Change change = set("ui.joins", "none");

        assertThat(told(change)).containsExactly("ui.joins is now none.");
        assertThat(joins(change)).isEqualTo(Preferences.Joins.NONE);
        assertThat(told(settings.set(Optional.of("ui.joins"), Optional.empty(), false)))
                .first()
                .isEqualTo("ui.joins = none  (/set)");
        assertThat(file).doesNotExist();
    }

    @Test
    void what_is_wrong_changes_nothing() {
        for (Change change : List.of(set("ui.joins", "some"), set("nothing", "x"), set("bind.u", "/x"))) {
            assertThat(change.lines()).singleElement().extracting(Line::sort).isEqualTo(Line.Sort.ERROR);
            assertThat(change.config()).isEmpty();
        }
    }

    @Test
    void to_save_writes_a_new_file_for_its_user_only() throws IOException {
        Change change = save("ui.time", "");

        assertThat(told(change)).containsExactly("ui.time is now \"\".", "Saved in " + file + ".");
        assertThat(file).hasContent("ui.time = \"\"\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void to_save_changes_one_line_of_the_file_as_it_is_now() throws Exception {
        write("# mine\nui.joins = all # really\n");
        Files.writeString(file, "# edited meanwhile\nnick = bob\nui.joins = all # really\n");

        save("ui.joins", "none");

        assertThat(file).hasContent("# edited meanwhile\nnick = bob\nui.joins = none # really\n");
    }

    @Test
    void a_file_that_was_spoilt_meanwhile_is_left_alone() throws Exception {
        write("nick = bob\n");
        Files.writeString(file, "nick\n");

        assertThat(told(save("ui.joins", "none")))
                .last()
                .isEqualTo("!! " + file + ":1: A line is like key = value, or a comment that begins with #.");
        assertThat(file).hasContent("nick\n");
    }

    @Test
    void when_nothing_can_be_written_it_counts_all_the_same_and_that_is_told() throws IOException {
        Files.writeString(home.resolve(".config"), "a file in the way");

        Change change = save("ui.joins", "none");

        assertThat(told(change))
                .last()
                .asString()
                .startsWith("!! Not saved in " + file + ": ")
                .doesNotContain("Exception");
        assertThat(joins(change)).isEqualTo(Preferences.Joins.NONE);
    }

    @Test
    void what_counts_at_the_start_only_is_written_or_refused() {
        assertThat(told(set("nick", "carol")))
                .containsExactly("!! nick counts from the next start on: add --save to write it to the file.");

        assertThat(told(save("nick", "carol"))).containsExactly("Saved in " + file + ".");
        assertThat(file).hasContent("nick = carol\n");
    }

    @Test
    void another_theme_is_drawn_with_at_once() throws Exception {
        Files.createDirectories(file.resolveSibling("themes"));
        Files.writeString(file.resolveSibling("themes/sea.theme"), "error = cyan\n");

        assertThat(told(settings.theme(Optional.empty(), false)))
                .containsExactly("Themes: dark, light, mono, sea. Now: dark.");
        assertThat(told(settings.theme(Optional.of("sea"), false))).containsExactly("theme is now sea.");

        assertThat(theme.ink(Ink.ERROR, "x")).isEqualTo("\u001b[36mx\u001b[0m");
    }

    @Test
    void a_theme_that_cannot_be_read_is_not_taken() throws Exception {
        Files.createDirectories(file.resolveSibling("themes"));
        Path bad = Files.writeString(file.resolveSibling("themes/bad.theme"), "error = cyna\n");
        String before = theme.ink(Ink.ERROR, "x");

        assertThat(told(settings.theme(Optional.of("lihgt"), false)))
                .containsExactly("!! /theme: There is no theme lihgt. Did you mean light?");
        assertThat(told(settings.theme(Optional.of("bad"), false)))
                .singleElement()
                .asString()
                .startsWith("!! " + bad + ":1: ");

        assertThat(theme.ink(Ink.ERROR, "x")).isEqualTo(before);
        assertThat(told(settings.theme(Optional.empty(), false)))
                .singleElement()
                .asString()
                .endsWith("Now: dark.");
    }

    @Test
    void keys_are_bound_and_freed() {
        Change bound = settings.bind(Optional.of("alt-u"), Optional.of("/go unread"), false);

        assertThat(told(bound)).containsExactly("alt-u does: /go unread");
        assertThat(bound.config().orElseThrow().all()).containsKey("bind.alt-u");
        assertThat(told(settings.bind(Optional.of("alt-u"), Optional.empty(), false)))
                .containsExactly("alt-u does: /go unread");
        assertThat(told(settings.bind(Optional.empty(), Optional.empty(), false)))
                .contains("alt-u: /go unread");
        assertThat(told(settings.bind(Optional.of("alt-u"), Optional.of("none"), false)))
                .isEqualTo(told(settings.bind(Optional.of("alt-u"), Optional.empty(), false)));
        assertThat(settings.bind(Optional.of("u"), Optional.of("/status"), false)
                        .config())
                .isEmpty();
    }

    @Test
    void a_key_or_a_theme_that_is_to_be_kept_is_there_after_the_next_start() throws BadFile {
        assertThat(told(settings.bind(Optional.of("Alt-U"), Optional.of("/go unread"), true)))
                .containsExactly("alt-u does: /go unread", "Saved in " + file + ".");
        assertThat(told(settings.bind(Optional.of("alt-a"), Optional.of("none"), true)))
                .last()
                .isEqualTo("Saved in " + file + ".");
        assertThat(told(settings.theme(Optional.of("light"), true)))
                .containsExactly("theme is now light.", "Saved in " + file + ".");

        assertThat(file).hasContent("bind.alt-u = /go unread\nbind.alt-a = none\ntheme = light\n");
        Config next = Config.load(Map.of("TUPA_CONFIG", file.toString()), home, Map.of());
        assertThat(next.value(Setting.THEME)).isEqualTo("light");
        assertThat(next.all()).containsKeys("bind.alt-u", "bind.alt-a");
    }

    @Test
    void a_key_that_no_file_can_name_is_not_written() {
        assertThat(told(settings.bind(Optional.of("alt-="), Optional.of("/status"), true)))
                .containsExactly("alt-= does: /status", "!! This cannot stand in a file: bind.alt-= = /status");

        assertThat(file).doesNotExist();
    }

    @Test
    void a_key_is_written_to_the_file_like_any_setting() {
        assertThat(told(save("bind.alt-u", "/status"))).last().isEqualTo("Saved in " + file + ".");

        assertThat(file).hasContent("bind.alt-u = /status\n");
    }

    @Test
    void what_a_setting_may_be_can_be_completed() throws BadFile {
        Vocabulary words = Config.load(Map.of(), home, Map.of()).vocabulary();

        assertThat(words.settings()).contains("ui.mode", "notify.by");
        assertThat(words.values("ui.mode")).containsExactly("auto", "full", "inline", "plain");
        assertThat(words.values("notify")).containsExactly("mention", "private", "all", "none");
        assertThat(words.values("theme")).isEqualTo(words.themes()).containsExactly("dark", "light", "mono");
        assertThat(words.values("nick")).isEmpty();
        assertThat(words.values("nothing")).isEmpty();
    }
}
