package tupa.terminal.config;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.terminal.file.BadFile;
import tupa.terminal.file.OwnFile;
import tupa.terminal.file.PairFile;
import tupa.terminal.file.Unwritten;
import tupa.terminal.input.Keys;
import tupa.terminal.model.Line;
import tupa.terminal.view.Theme;
import tupa.wire.command.LocalCommand;
import tupa.wire.text.Texts;

/** The settings of a running client: shows them, changes them, and writes them to the file. Belongs to the client's thread. */
public final class Settings {
    /** As a text with nothing in it is written. */
    private static final String NOTHING = "\"\"";

    private final Theme theme;
    private Config config;

    /** @param theme what the screen draws with; it changes with the setting */
    public Settings(Config config, Theme theme) {
        this.config = config;
        this.theme = theme;
    }

    /** Carries out a command that is about settings; others are none of its business. */
    public Change carryOut(LocalCommand command) {
        if (command instanceof LocalCommand.Set set) {
            return set(set.key(), set.value(), set.save());
        }
        if (command instanceof LocalCommand.Theme theme) {
            return theme(theme.name(), theme.save());
        }
        return command instanceof LocalCommand.Bind bind
                ? bind(bind.key(), bind.what(), bind.save())
                : Change.told(List.of());
    }

    /** {@code /set}, {@code /set key}, {@code /set key value}. */
    Change set(Optional<String> key, Optional<String> value, boolean save) {
        if (key.isEmpty()) {
            return Change.told(
                    config.all().entrySet().stream().map(Settings::row).toList());
        }
        return value.isEmpty() ? shown(key.get()) : changed(key.get(), value.get(), Origin.COMMAND, save);
    }

    private static Line row(Map.Entry<String, Value> set) {
        return Line.info(set.getKey() + " = " + set.getValue().text() + "  ("
                + set.getValue().origin().text() + ")");
    }

    private Change shown(String word) {
        List<Line> rows = config.all().entrySet().stream()
                .filter(set -> set.getKey().equals(word))
                .map(Settings::row)
                .toList();
        if (rows.isEmpty()) {
            return Change.told(Line.error(Config.unknown(word)));
        }
        List<Line> help = Setting.named(word).stream()
                .map(setting -> Line.info("  " + setting.help() + ": " + setting.form()))
                .toList();
        return Change.told(List.of(rows, help).stream().flatMap(List::stream).toList());
    }

    private Change changed(String word, String given, Origin origin, boolean save) {
        String value = given.equals(NOTHING) ? "" : given;
        Optional<String> problem = Config.problem(word, value);
        if (problem.isPresent()) {
            return Change.told(Line.error(problem.get()));
        }
        boolean now = Setting.named(word).map(Setting::changesNow).orElse(true);
        if (!now) {
            return Change.told(save ? saved(word, value) : Line.error(Texts.SETTING_AT_START.with(word)));
        }
        try {
            apply(config.with(word, new Value(value, origin)), word);
        } catch (BadFile e) {
            return Change.told(Line.error(e.text()));
        }
        Line told = Line.info(Texts.SETTING_NOW.with(word, value.isEmpty() ? NOTHING : value));
        return new Change(save ? List.of(told, saved(word, value)) : List.of(told), Optional.of(config));
    }

    /** A theme that cannot be read is not taken. */
    private void apply(Config changed, String word) throws BadFile {
        if (word.equals(Setting.THEME.word())) {
            theme.take(changed.scheme());
        }
        config = changed;
    }

    /** The file may have been edited since it was read: it is read again, and only this line of it is changed. */
    private Line saved(String word, String value) {
        try {
            Optional<byte[]> bytes = PairFile.read(config.file()).with(word, value);
            if (bytes.isEmpty()) {
                return Line.error(Texts.SETTING_UNWRITABLE.with(word + " = " + value));
            }
            OwnFile.replace(config.file(), bytes.get());
            return Line.info(Texts.SETTING_SAVED.with(config.file()));
        } catch (BadFile e) {
            return Line.error(e.text());
        } catch (IOException e) {
            return Line.error(Texts.SETTING_NOT_SAVED.with(config.file(), Unwritten.why(e)));
        }
    }

    /** {@code /theme}, {@code /theme name}, which may be kept. */
    Change theme(Optional<String> name, boolean save) {
        return name.map(wanted -> changed(Setting.THEME.word(), wanted, Origin.THEME, save))
                .orElseGet(() -> Change.told(Line.info(
                        Texts.THEMES.with(String.join(", ", config.schemes().names()), config.value(Setting.THEME)))));
    }

    /** {@code /bind}, {@code /bind key}, {@code /bind key what}, which may be kept. */
    Change bind(Optional<String> key, Optional<String> what, boolean save) {
        Keys.Answer answer = config.keys().bind(key, what);
        if (answer instanceof Keys.Answer.Told told) {
            return Change.told(told.lines().stream().map(Line::info).toList());
        }
        if (answer instanceof Keys.Answer.Wrong wrong) {
            return Change.told(Line.error(wrong.text()));
        }
        Keys.Answer.Changed changed = (Keys.Answer.Changed) answer;
        String word = Bindings.FAMILY + changed.key();
        config = config.with(word, new Value(changed.what(), Origin.COMMAND));
        Line told = Line.info(changed.text());
        return new Change(save ? List.of(told, saved(word, changed.what())) : List.of(told), Optional.of(config));
    }
}
