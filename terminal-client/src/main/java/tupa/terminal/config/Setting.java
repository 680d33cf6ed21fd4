package tupa.terminal.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.text.Explanations;
import tupa.wire.text.Texts;

/** The table of what can be set, in the order in which it is shown. Besides there are the keys, see {@link Bindings}. */
@SuppressWarnings("ImmutableEnumChecker") // the rules have no state, and the lists are List.of
public enum Setting {
    SERVER("server", "", Rule.any("<address>"), When.AT_START),
    NICK("nick", "", Rule.maybe("<nick>", Nick::parse), When.AT_START),
    AUTOJOIN("autojoin", "", Rule.list("<room>", Setting::room), When.AT_START),
    UI_MODE("ui.mode", "auto", Rule.words("auto", "full", "inline", "plain"), When.AT_START),
    UI_TIME("ui.time", "auto", Rule.time(), When.NOW),
    UI_JOINS("ui.joins", "smart", Rule.words("all", "smart", "none"), When.NOW),
    UI_ROOMS("ui.rooms", "auto", Rule.words("auto", "always", "never"), When.NOW),
    UI_MEMBERS("ui.members", "auto", Rule.words("auto", "always", "never"), When.NOW),
    UI_EMOJI("ui.emoji", "auto", Rule.words("auto", "safe"), When.NOW),
    UI_FORMAT("ui.format", "on", Rule.SWITCH, When.NOW),
    UI_TYPING("ui.typing", "off", Rule.SWITCH, When.NOW),
    NOTIFY("notify", "mention,private", Rule.some("mention", "private", "all"), When.NOW),
    NOTIFY_BY("notify.by", "bell", NotifyRule.RULE, When.NOW),
    IGNORE("ignore", "", Rule.list("<nick>", Nick::parse), When.NOW),
    THEME("theme", "dark", Rule.filled("dark|light|mono|<name>|<file>"), When.NOW),
    LANG("lang", "", Rule.maybe("en|de", Texts::language), When.AT_START),
    LOG_FILE("log.file", "", Rule.any("<file>"), When.AT_START),
    HISTORY("history", "on", Rule.SWITCH, When.AT_START),
    PASTE_CONFIRM("paste.confirm", "5", Rule.number(10_000), When.NOW),
    EDITOR("editor", "vi", Rule.filled("<command>"), When.AT_START, "VISUAL", "EDITOR");

    /** From when on a change counts. */
    enum When {
        NOW,
        AT_START
    }

    private final String word;
    private final String standard;
    private final Rule rule;
    private final When when;
    private final List<String> habits;
    private final Explanations help;

    Setting(String word, String standard, Rule rule, When when, String... habits) {
        this.word = word;
        this.standard = standard;
        this.rule = rule;
        this.when = when;
        this.habits = List.of(habits);
        this.help = Explanations.valueOf("SETTING_" + name());
    }

    /** As it is written in the file. */
    public String word() {
        return word;
    }

    /** What it is for whoever sets nothing; empty where that means nothing is set. */
    String standard() {
        return standard;
    }

    /** What it may be, for people to read. */
    String form() {
        return rule.form();
    }

    /** The words it can be, where there is a choice of words. */
    List<String> choices() {
        return Stream.of(rule.form().split("[|,]"))
                .filter(word -> word.matches("[a-z0-9]+"))
                .toList();
    }

    /** What it is for, in one line without a full stop. */
    String help() {
        return help.text();
    }

    String help(Locale language) {
        return help.in(language);
    }

    boolean changesNow() {
        return when == When.NOW;
    }

    /** The environment variable that sets it. */
    String variable() {
        return "TUPA_" + word.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Variables of the environment in which users have said the same to other programs; they count less than the file. */
    List<String> habits() {
        return habits;
    }

    /** What is wrong with this value, if anything. */
    Optional<String> problem(String value) {
        return rule.allows().test(value) ? Optional.empty() : Optional.of(wrong(value));
    }

    String wrong(String value) {
        return Texts.SETTING_WRONG.with(word, rule.form(), value);
    }

    static Optional<Setting> named(String word) {
        return Stream.of(values()).filter(row -> row.word.equals(word)).findFirst();
    }

    static Stream<String> words() {
        return Stream.of(values()).map(Setting::word);
    }

    /** The table as it stands in the documentation, which is English. */
    static String markdown() {
        return Stream.of(values())
                .map(row -> "| `" + row.word + "` | `" + row.form().replace("|", "\\|") + "` | " + row.usual() + " | "
                        + row.help(Locale.ROOT) + " | " + (row.changesNow() ? "yes" : "no") + " |\n")
                .collect(Collectors.joining(
                        "",
                        "| setting | may be | unless set | what it is for | at once |\n|---|---|---|---|---|\n",
                        ""));
    }

    private String usual() {
        String habit = habits.stream().map(name -> "`$" + name + "`, ").collect(Collectors.joining());
        return habit + (standard.isEmpty() ? "" : "`" + standard + "`");
    }

    /** A room's name, with or without the {@code #}. */
    public static Optional<RoomName> room(String name) {
        return RoomName.parse(name.startsWith("#") ? name.substring(1) : name);
    }
}
