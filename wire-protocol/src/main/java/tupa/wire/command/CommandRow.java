package tupa.wire.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of slash commands, in the order in which help shows them. Names and aliases are unique over all rows. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of, and the readers have no state
public enum CommandRow {
    HELP("help", List.of("?", "h"), "[command]", "show the commands, or one of them", Arguments::help),
    JOIN(
            "join",
            List.of("j"),
            "<room>",
            "join a room and go there; the others stay joined, if the server allows several",
            Arguments.room(Command.Join::new)),
    CD("cd", List.of(), "<room>", "move to a room and leave this one", Arguments.room(Command.Move::new)),
    LEAVE(
            "leave",
            List.of("part", "close"),
            "[room]",
            "leave this room, or the one named",
            Arguments.maybeRoom(Command.Leave::new)),
    ROOMS(
            "rooms",
            List.of("channels"),
            "[filter]",
            "list the rooms with members and topic",
            Arguments.maybeText(Command.Rooms::new)),
    USERS(
            "users",
            List.of("names", "who"),
            "[room|all|*]",
            "list who is in this room, in another, or everybody",
            Arguments::users),
    LIST("list", List.of(), "", "list everybody who is connected", Arguments.none(new Command.Everybody())),
    MSG("msg", List.of("whisper", "w", "pm", "tell"), "<user> <text>", "send a private message", Arguments::msg),
    QUERY(
            "query",
            List.of(),
            "<user>",
            "go to the private conversation with a user",
            Arguments.user(Command.Query::new)),
    REPLY("reply", List.of("r"), "<text>", "answer the last private message", Arguments.text(Command.Reply::new)),
    NICK("nick", List.of("name"), "<name>", "change your nick", Arguments::nick),
    ME("me", List.of("action"), "<text>", "say what you do: * alice waves", Arguments.text(Command.Me::new)),
    AWAY("away", List.of("afk"), "[text]", "show the others that you are away", Arguments.maybeText(Command.Away::new)),
    BACK("back", List.of(), "", "show the others that you are here again", Arguments.none(new Command.Back())),
    TOPIC(
            "topic",
            List.of(),
            "[text]",
            "show the topic of this room, or set it",
            Arguments.maybeText(Command.Topic::new)),
    BROADCAST(
            "broadcast",
            List.of(),
            "<text>",
            "say something in every room; for operators only",
            Arguments.text(Command.Broadcast::new)),
    HISTORY("history", List.of(), "[n]", "show n older messages, 50 unless told, at most 200", Arguments::history),
    CLEAR("clear", List.of("cls"), "", "clear the screen; nothing is lost", Arguments.none(new Command.Clear())),
    STATUS(
            "status",
            List.of(),
            "",
            "show the connection, your nick and your rooms",
            Arguments.none(new Command.Status())),
    RECONNECT("reconnect", List.of(), "", "connect again now", Arguments.none(new Command.Reconnect())),
    VERSION("version", List.of(), "", "show the versions of client and server", Arguments.none(new Command.Version())),
    QUIT(
            "quit",
            List.of("exit", "q"),
            "[text]",
            "leave everywhere and end; a line that is just exit does it too",
            Arguments.maybeText(Command.Quit::new));

    private final String word;
    private final List<String> aliases;
    private final String arguments;
    private final String help;
    private final Arguments reader;

    CommandRow(String word, List<String> aliases, String arguments, String help, Arguments reader) {
        this.word = word;
        this.aliases = aliases;
        this.arguments = arguments;
        this.help = help;
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
        return help;
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

    Line read(String given) {
        return reader.read(this, given);
    }
}
