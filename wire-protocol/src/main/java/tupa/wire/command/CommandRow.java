package tupa.wire.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tupa.wire.text.Explanations;
import tupa.wire.text.Texts;

/** The table of slash commands, in the order in which help shows them. Names and aliases are unique over all rows. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of, and the readers have no state
public enum CommandRow {
    HELP("help", List.of("?", "h"), "[command]", Arguments::help),
    JOIN("join", List.of("j"), "<room>", Arguments.room(Command.Join::new)),
    CD("cd", List.of(), "<room>", Arguments.room(Command.Move::new)),
    LEAVE("leave", List.of("part", "close"), "[room|@user]", Arguments::leave),
    ROOMS("rooms", List.of("channels"), "[filter]", Arguments.maybeText(Command.Rooms::new)),
    USERS("users", List.of("names", "who"), "[room|all|*]", Arguments::users),
    LIST("list", List.of(), "", Arguments.none(new Command.Everybody())),
    MSG("msg", List.of("whisper", "w", "pm", "tell"), "<user> <text>", Arguments::msg),
    QUERY("query", List.of(), "<user>", Arguments.user(Command.Query::new)),
    REPLY("reply", List.of("r"), "<text>", Arguments.text(Command.Reply::new)),
    NICK("nick", List.of("name"), "<name>", Arguments::nick),
    ME("me", List.of("action"), "<text>", Arguments.text(Command.Me::new)),
    AWAY("away", List.of("afk"), "", Arguments.none(new Command.Away())),
    BACK("back", List.of(), "", Arguments.none(new Command.Back())),
    TOPIC("topic", List.of(), "[text]", Arguments.maybeText(Command.Topic::new)),
    BROADCAST("broadcast", List.of(), "<text>", Arguments.text(Command.Broadcast::new)),
    HISTORY("history", List.of(), "[n]", Arguments::history),
    CLEAR("clear", List.of("cls"), "", Arguments.none(new Command.Clear())),
    STATUS("status", List.of(), "", Arguments.none(new Command.Status())),
    RECONNECT("reconnect", List.of(), "", Arguments.none(new Command.Reconnect())),
    GO(
            "go",
            List.of("buffer", "switch"),
            "<number|name|unread|back>",
            Arguments.here(Texts.NAME_MISSING, LocalCommand.Go::new)),
    SEARCH("search", List.of("lastlog"), "[text]", Arguments.maybeHere(LocalCommand.Search::new)),
    READ("read", List.of(), "", Arguments.hereAlone(new LocalCommand.MarkRead())),
    UNREAD("unread", List.of(), "[n]", Arguments::unread),
    WHOIS("whois", List.of(), "<user>", Arguments.userHere(LocalCommand.Whois::new)),
    IGNORE("ignore", List.of(), "[user]", Arguments::ignore),
    UNIGNORE("unignore", List.of(), "<user>", Arguments.userHere(LocalCommand.Unignore::new)),
    RESEND("resend", List.of(), "", Arguments.hereAlone(new LocalCommand.Resend())),
    NOTIFY("notify", List.of(), "[mention|private|all|none]", Arguments::notify),
    SET("set", List.of(), "[key [value]] [--save]", Arguments::set),
    THEME("theme", List.of(), "[name] [--save]", Arguments::theme),
    BIND("bind", List.of(), "[key [command]] [--save]", Arguments::bind),
    EXPORT("export", List.of(), "<file>", Arguments.here(Texts.FILE_MISSING, LocalCommand.Export::new)),
    VERSION("version", List.of(), "", Arguments.none(new Command.Version())),
    QUIT("quit", List.of("exit", "q"), "[text]", Arguments.maybeText(Command.Quit::new));

    private static final Set<CommandRow> LOCAL = EnumSet.range(GO, EXPORT);

    private final String word;
    private final List<String> aliases;
    private final String arguments;
    private final Explanations help;
    private final Arguments reader;

    CommandRow(String word, List<String> aliases, String arguments, Arguments reader) {
        this.word = word;
        this.aliases = aliases;
        this.arguments = arguments;
        this.help = Explanations.valueOf("COMMAND_" + name());
        this.reader = reader;
    }

    /** The command's name without the slash. */
    public String word() {
        return word;
    }

    /** Other names for it, without the slash. */
    public List<String> aliases() {
        return aliases;
    }

    /** As help shows them: {@code <needed>}, {@code [may be left out]}; empty for none. */
    public String arguments() {
        return arguments;
    }

    /** What it does, in one line without a full stop. */
    public String help() {
        return help.text();
    }

    String help(Locale language) {
        return help.in(language);
    }

    /** The command as it is typed: {@code /join <room>}. */
    public String usage() {
        return arguments.isEmpty() ? "/" + word : "/" + word + " " + arguments;
    }

    /** The name, then the aliases. */
    public Stream<String> words() {
        return Stream.concat(Stream.of(word), aliases.stream());
    }

    /** The row of exactly this name or alias, in lower case and without the slash. */
    public static Optional<CommandRow> named(String word) {
        return Stream.of(values())
                .filter(row -> row.words().anyMatch(word::equals))
                .findFirst();
    }

    /** Whether the program in front of the person does it by itself, so that it is of no use to who has none. */
    public boolean isLocal() {
        return LOCAL.contains(this);
    }

    Line read(String given) {
        return reader.read(this, given);
    }
}
