package tupa.terminal.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tupa.terminal.client.Notifier;
import tupa.terminal.file.BadFile;
import tupa.terminal.input.EntryRules;
import tupa.terminal.input.Keys;
import tupa.terminal.input.Vocabulary;
import tupa.terminal.model.Preferences;
import tupa.terminal.text.EmojiStyle;
import tupa.terminal.text.TextStyle;
import tupa.terminal.view.Scheme;
import tupa.terminal.view.Schemes;
import tupa.wire.Nick;
import tupa.wire.text.Nearest;
import tupa.wire.text.Texts;

/** Everything that is set, each value with its origin: flags before the environment, that before the file, then what is usual. Immutable. */
public final class Config {
    /** The flag that names another file, among those given to {@link #load}; {@code TUPA_CONFIG} does it too. */
    public static final String FILE = "config";

    private final Path file;
    private final Map<Setting, Value> values;
    private final Map<String, Value> bindings;

    Config(Path file, Map<Setting, Value> values, Map<String, Value> bindings) {
        this.file = file;
        this.values = new EnumMap<>(values);
        this.bindings = new TreeMap<>(bindings);
    }

    /**
     * Reads the file and puts the rest over it.
     *
     * @param home the user's home directory
     * @param flags values given on the command line, by the word of the setting
     * @throws BadFile at the first mistake, wherever it is
     */
    public static Config load(Map<String, String> environment, Path home, Map<String, String> flags) throws BadFile {
        return new Layers(environment, home, flags).read();
    }

    /** What is wrong with setting this to that, if anything. */
    static Optional<String> problem(String word, String value) {
        Optional<Setting> setting = Setting.named(word);
        if (setting.isPresent()) {
            return setting.get().problem(value);
        }
        return Bindings.isOne(word) ? Bindings.problem(word, value) : Optional.of(unknown(word));
    }

    static String unknown(String word) {
        return Nearest.to(word, Setting.words())
                .map(meant -> Texts.SETTING_MEANT.with(word, meant))
                .orElseGet(() -> Texts.SETTING_UNKNOWN.with(word));
    }

    /** The same with one value changed, which must be one that has no {@link #problem}. */
    Config with(String word, Value value) {
        Config changed = new Config(file, values, bindings);
        Setting.named(word)
                .ifPresentOrElse(
                        setting -> changed.values.put(setting, value), () -> changed.bindings.put(word, value));
        return changed;
    }

    /** Where the file is, or would be. */
    public Path file() {
        return file;
    }

    public String value(Setting setting) {
        return entry(setting).text();
    }

    private Value entry(Setting setting) {
        return values.getOrDefault(setting, new Value(setting.standard(), Origin.DEFAULT));
    }

    /** All that is set by its word, keys included, in the order of the table. */
    Map<String, Value> all() {
        Map<String, Value> all = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            all.put(setting.word(), entry(setting));
        }
        all.putAll(bindings);
        return all;
    }

    public boolean isOn(Setting setting) {
        return value(setting).equals("on");
    }

    /** The constant that a word names, of an enum that has one for each word of this setting. */
    public <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        return constant(value(setting), type);
    }

    private static <E extends Enum<E>> E constant(String word, Class<E> type) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** What a value means to {@code reader}, who may know better than the table; empty where nothing is set. */
    public <T> Optional<T> read(Setting setting, Function<String, Optional<T>> reader) throws BadFile {
        String text = value(setting);
        Optional<T> meaning = text.isEmpty() ? Optional.empty() : reader.apply(text);
        if (!text.isEmpty() && meaning.isEmpty()) {
            throw new BadFile(entry(setting).origin().text(), setting.wrong(text));
        }
        return meaning;
    }

    /** The colours that are set. */
    public Scheme scheme() throws BadFile {
        return schemes()
                .find(value(Setting.THEME), entry(Setting.THEME).origin().text());
    }

    Schemes schemes() {
        return new Schemes(file.toAbsolutePath().resolveSibling(".").normalize());
    }

    public Preferences preferences() {
        String calls = value(Setting.NOTIFY);
        return new Preferences(
                choice(Setting.UI_JOINS, Preferences.Joins.class),
                Rule.parts(calls.equals(Rule.NONE) ? "" : calls)
                        .map(word -> constant(word, Preferences.Alert.class))
                        .collect(Collectors.toSet()),
                list(Setting.IGNORE, Nick::parse),
                isOn(Setting.UI_TYPING));
    }

    /** Several values, divided by commas. */
    public <T> List<T> list(Setting setting, Function<String, Optional<T>> reader) {
        return Rule.parts(value(setting))
                .flatMap(part -> reader.apply(part).stream())
                .toList();
    }

    /** The pattern of times of day; {@code usual} where none is set. */
    public String time(String usual) {
        String pattern = value(Setting.UI_TIME);
        return pattern.equals(Rule.AUTO) ? usual : pattern;
    }

    /** How the user is called. */
    public Notifier.Way notifyBy() {
        return NotifyRule.way(value(Setting.NOTIFY_BY));
    }

    /** What keys do. */
    public Keys keys() {
        Keys keys = Keys.standard();
        for (Map.Entry<String, Value> bound : bindings.entrySet()) {
            keys = Bindings.with(keys, bound.getKey(), bound.getValue().text());
        }
        return keys;
    }

    /**
     * What is made of texts.
     *
     * @param pictures whether the screen has such
     */
    public TextStyle textStyle(boolean pictures) {
        TextStyle style = new TextStyle(isOn(Setting.UI_FORMAT), choice(Setting.UI_EMOJI, EmojiStyle.class), false);
        return pictures ? style : style.withoutPictures();
    }

    /** What is asked before an entry is taken. */
    public EntryRules entryRules() {
        String lines = value(Setting.PASTE_CONFIRM);
        return new EntryRules(Integer.parseInt(lines), EntryRules.STANDARD.textMax());
    }

    /** Words that can be completed. */
    public Vocabulary vocabulary() {
        return new SettingWords(this);
    }
}
