package tupa.terminal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.terminal.client.Notifier;
import tupa.terminal.file.BadFile;
import tupa.terminal.input.EntryRules;
import tupa.terminal.input.Keys;
import tupa.terminal.model.Preferences;
import tupa.terminal.text.TextStyle;
import tupa.wire.Nick;
import tupa.wire.RoomName;

final class ConfigTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    private Path write(String text) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".config/tupa"));
        return Files.writeString(directory.resolve("client.conf"), text);
    }

    private Config load(Map<String, String> flags) throws BadFile {
        return Config.load(environment, home, flags);
    }

    private Config load() throws BadFile {
        return load(Map.of());
    }

    private static String shown(Config config, Setting setting) {
        Value value = config.all().get(setting.word());
        return value == null ? "" : value.text() + " from " + value.origin().text();
    }

    @Test
    void a_flag_counts_more_than_the_environment_and_that_more_than_the_file() throws Exception {
        Path file = write("# mine\nnick = from-file\ntheme = light\nui.mode = inline\n");
        environment.put("TUPA_NICK", "from-environment");
        environment.put("TUPA_UI_MODE", "full");

        Config config = load(Map.of("nick", "from-flag"));

        assertThat(shown(config, Setting.NICK)).isEqualTo("from-flag from flag");
        assertThat(shown(config, Setting.UI_MODE)).isEqualTo("full from TUPA_UI_MODE");
        assertThat(shown(config, Setting.THEME)).isEqualTo("light from " + file + ":3");
        assertThat(shown(config, Setting.HISTORY)).isEqualTo("on from default");
    }

    @ParameterizedTest
    @EnumSource
    void every_setting_can_be_given_in_each_way(Setting setting) throws Exception {
        String value = OTHER.getOrDefault(setting, "x");
        Path file = write(setting.word() + " = " + value + "\n");

        assertThat(shown(load(), setting)).isEqualTo(value + " from " + file + ":1");
        write("");
        environment.put(setting.variable(), value);
        assertThat(shown(load(), setting)).isEqualTo(value + " from " + setting.variable());
        environment.clear();
        assertThat(shown(load(Map.of(setting.word(), value)), setting)).isEqualTo(value + " from flag");
        assertThat(value).isNotEqualTo(load().value(setting));
    }

    private static final Map<Setting, String> OTHER = Map.ofEntries(
            Map.entry(Setting.UI_MODE, "plain"),
            Map.entry(Setting.UI_TIME, "HH:mm"),
            Map.entry(Setting.UI_JOINS, "none"),
            Map.entry(Setting.UI_ROOMS, "never"),
            Map.entry(Setting.UI_MEMBERS, "always"),
            Map.entry(Setting.UI_EMOJI, "safe"),
            Map.entry(Setting.UI_FORMAT, "off"),
            Map.entry(Setting.UI_TYPING, "on"),
            Map.entry(Setting.NOTIFY, "none"),
            Map.entry(Setting.NOTIFY_BY, "command: say hello"),
            Map.entry(Setting.LANG, "de"),
            Map.entry(Setting.HISTORY, "off"),
            Map.entry(Setting.PASTE_CONFIRM, "20"));

    @ParameterizedTest
    @EnumSource
    void what_is_usual_is_allowed(Setting setting) {
        assertThat(setting.problem(setting.standard())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~nick = no nick~, ~nick is <nick>, not \"no nick\".~",
                "~autojoin = ops, no room~, ~autojoin is <room>[,...], not \"ops, no room\".~",
                "~ui.mode = wide~, ~ui.mode is auto|full|inline|plain, not \"wide\".~",
                "~ui.time = what~, ~ui.time is auto|<pattern>, not \"what\".~",
                "~ui.time = yyyy~, ~ui.time is auto|<pattern>, not \"yyyy\".~",
                "~notify = mention,everything~, ~notify is mention,private,all|none, not \"mention,everything\".~",
                "~notify.by = command:~, ~notify.by is bell|osc9|command: <command>|none, not \"command:\".~",
                "~paste.confirm = 0~, ~paste.confirm is 1..10000, not \"0\".~",
                "~editor =~, ~editor is <command>, not \"\".~",
                "~lang = fr~, ~lang is en|de, not \"fr\".~",
                "~ui.mdoe = full~, ~There is no setting ui.mdoe. Did you mean ui.mode?~",
                "~wallpaper = blue~, ~There is no setting wallpaper.~",
                "~bind.u = /go unread~, ~There is no key u to give something to do. Keys are written like alt-u, ctrl-x ctrl-e, f9, shift-up or pgup.~"
            })
    void a_mistake_is_told_with_file_and_line(String line, String problem) throws IOException {
        Path file = write("# one\n" + line + "\n");

        assertThatThrownBy(this::load).isInstanceOf(BadFile.class).hasMessage(file + ":2: " + problem);
    }

    @Test
    void a_mistake_elsewhere_is_told_with_what_made_it() {
        environment.put("TUPA_UI_MODE", "wide");
        assertThatThrownBy(this::load).hasMessage("TUPA_UI_MODE: ui.mode is auto|full|inline|plain, not \"wide\".");
        environment.clear();
        assertThatThrownBy(() -> load(Map.of("lang", "fr"))).hasMessage("flag: lang is en|de, not \"fr\".");
    }

    @Test
    void the_file_is_where_the_system_keeps_such_files() throws BadFile {
        assertThat(load().file()).isEqualTo(home.resolve(".config/tupa/client.conf"));
        environment.put("XDG_CONFIG_HOME", "not/absolute");
        assertThat(load().file()).isEqualTo(home.resolve(".config/tupa/client.conf"));
        environment.put("XDG_CONFIG_HOME", "/etc/xdg");
        assertThat(load().file()).isEqualTo(Path.of("/etc/xdg/tupa/client.conf"));
        environment.put("APPDATA", "/windows");
        assertThat(load().file()).isEqualTo(Path.of("/windows/tupa/client.conf"));
    }

    @Test
    void another_file_can_be_named_and_must_then_be_there() throws Exception {
        Path one = Files.writeString(home.resolve("one"), "nick = one");
        Path two = Files.writeString(home.resolve("two"), "nick = two");
        environment.put("TUPA_CONFIG", one.toString());

        assertThat(load().value(Setting.NICK)).isEqualTo("one");
        assertThat(load(Map.of("config", two.toString())).value(Setting.NICK)).isEqualTo("two");
        assertThatThrownBy(() -> load(Map.of("config", "/nowhere"))).hasMessage("/nowhere: There is no such file.");
    }

    @Test
    void the_editor_is_that_of_other_programs_unless_it_is_set_here() throws Exception {
        assertThat(shown(load(), Setting.EDITOR)).isEqualTo("vi from default");
        environment.put("EDITOR", "ed");
        assertThat(shown(load(), Setting.EDITOR)).isEqualTo("ed from EDITOR");
        environment.put("VISUAL", "emacs");
        assertThat(shown(load(), Setting.EDITOR)).isEqualTo("emacs from VISUAL");
        Path file = write("editor = nano -w");
        assertThat(shown(load(), Setting.EDITOR)).isEqualTo("nano -w from " + file + ":1");
    }

    @Test
    void whoever_sets_nothing_has_what_is_usual() throws BadFile {
        assertThat(load().preferences()).isEqualTo(Preferences.STANDARD);
        assertThat(load().notifyBy()).isEqualTo(new Notifier.Way.Bell());
        assertThat(lines(load().keys())).isEqualTo(lines(Keys.standard()));
        assertThat(load().entryRules()).isEqualTo(EntryRules.STANDARD);
        assertThat(load().textStyle(true)).isEqualTo(TextStyle.RICH);
    }

    @Test
    void values_mean_something() throws Exception {
        write("""
                autojoin = #Ops, dev
                ui.joins = all
                ui.typing = on
                notify = all
                notify.by = command: notify-send "$1"
                ignore = Mallory, eve
                paste.confirm = 12
                bind.alt-u = /go unread
                bind.ctrl-n = none
                """);

        Config config = load();

        assertThat(config.list(Setting.AUTOJOIN, Setting::room))
                .containsExactly(new RoomName("ops"), new RoomName("dev"));
        assertThat(config.preferences())
                .isEqualTo(new Preferences(
                        Preferences.Joins.ALL,
                        Set.of(Preferences.Alert.ALL),
                        List.of(new Nick("Mallory"), new Nick("eve")),
                        true));
        assertThat(config.notifyBy()).isEqualTo(new Notifier.Way.Command("notify-send \"$1\""));
        assertThat(config.entryRules().confirmAbove()).isEqualTo(12);
        assertThat(lines(config.keys())).contains("alt-u: /go unread").noneMatch(line -> line.contains("ctrl-n"));
    }

    private static List<String> lines(Keys keys) {
        return keys.bind(Optional.empty(), Optional.empty()) instanceof Keys.Answer.Told told
                ? told.lines()
                : List.of();
    }
}
