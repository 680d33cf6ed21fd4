package tupa.terminal.tool;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands, each with all that its help, a completion or a manual needs to know. */
public enum Tool {
    SEND("send", "[-r ROOM | --to NICK] [TEXT...]", "post a message, and wait until it is stored", """
            Without TEXT all of standard input is the message, less the line end that ends it. With --lines each
            line is one, blank ones left out; they are sent as fast as the server takes them. A first word that is
            an address, like ws://127.0.0.1:8080/ws, is refused unless -s is given: it may be meant for the server.

            With --id a job can be run again until it succeeds. What is remembered of it, for 30 days, is in
            $XDG_STATE_HOME/tupa/jobs. A retry within the server's resume time (5 minutes, unless its operator chose
            otherwise), also after a crash of either side, goes on with the same session, in which the server knows
            the message: it is posted once. A later one looks for it in the room's history first: back to where the
            first try began, or, if nothing is remembered, through the last 2,000 messages, or back to --since.
            What has left the history by then, or lies further back, is not found and would be posted again. In
            private there is no such history: a later retry ends with 5 and posts nothing. The same ID with another
            text is refused.
            """),
    TAIL("tail", "[ROOM...] [--last N | --since TIME] [-f]", "print what was said in rooms, and what comes", """
            The rooms may be given as words or with -r. A line has the time in UTC, the room when there are several, and
            who said what; what goes on below is moved in by a tab. Should anything be missing it is said on standard
            error, or with --json by the event "gap".
            """),
    ASK("ask", "[-r ROOM] [TEXT...]", "post a question, wait for the answer and print it", """
            The answer is the next message of somebody else in the room that addresses or mentions you by your nick.
            Its text alone is printed, without your nick at its beginning. Without TEXT all of standard input is the
            question. With --from it is not asked when nobody of that name is in the room.
            """),
    ROOMS("rooms", "", "list the rooms", """
            A line has room, number of members and topic, divided by tabs.
            """),
    USERS("users", "[ROOM]", "list who is connected, or in a room", """
            The room may be given as a word or with -r. A line has nick, status and user id, divided by tabs. Your own
            is left out.
            """),
    WHOIS("whois", "NICK", "tell whether somebody is connected, and how", """
            A line has nick, status and user id, divided by tabs.
            """),
    JSON("chat", "--json [URL] [-r ROOM[,ROOM]]", "chat in JSON on standard input and output", """
            Each line of standard input is a request as the protocol has it (docs/protocol.md), or shorter: without
            "type" it is a post, or with "to" a dm; a missing "cid" is made up, a missing "room" is the first one.

              {"text":"hi"}    {"room":"ops","text":"hi"}    {"to":"bob","text":"hi"}    {"type":"users","id":"1"}

            Each line of standard output is an event or an answer as on the wire, or {"type":"state","state":...} with
            online, offline or stopped. hello is said for you, a lost connection is made again and the session
            resumed; then what was not answered is asked again, and a message does not appear twice. If the session is
            over by then, a new one is begun and messages without an answer get the error session_expired: whether they
            were stored is not known. When standard input ends, it waits for the answers and ends.
            """);

    private static final String ENVIRONMENT = """
            Without -s, -n and -r it is as for the chat: TUPA_SERVER, TUPA_NICK and TUPA_AUTOJOIN in the environment count,
            else server, nick and autojoin in the file of settings, which tupa config --path names. Of several rooms that
            are set send and ask take the first; users takes none. Who has set no name has that of the user of this
            machine. A name that is taken gets a suffix, unless it was given with -n.
            """;

    private final String word;
    private final String usage;
    private final String summary;
    private final String notes;

    Tool(String word, String usage, String summary, String notes) {
        this.word = word;
        this.usage = usage;
        this.summary = summary;
        this.notes = notes;
    }

    /** What {@code arguments} begin with, or the chat where that has {@code --json} among its flags. */
    public static Optional<Tool> of(List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        Optional<Tool> named = Stream.of(values())
                .filter(tool -> tool != JSON && tool.word.equals(first))
                .findFirst();
        // As the launcher has it: without a word, options and addresses can only be meant for the chat.
        boolean chat = first.equals(JSON.word) || first.startsWith("-") || first.contains(":");
        boolean json = arguments.stream().takeWhile(flag -> !flag.equals("--")).anyMatch(Flag.NDJSON.name()::equals);
        return named.or(() -> chat && json ? Optional.of(JSON) : Optional.empty());
    }

    /** The first argument, after {@code tupa}. */
    public String word() {
        return word;
    }

    /** What follows the word, in the notation of a manual; empty when nothing need. */
    public String usage() {
        return usage;
    }

    /** What it does, in a few words. */
    public String summary() {
        return summary;
    }

    /** In the order of the help. */
    public List<Flag> flags() {
        Stream<Flag> common = Stream.of(Flag.SERVER, Flag.NICK, Flag.CONFIG, Flag.HELP);
        return Stream.concat(own(), common).toList();
    }

    private Stream<Flag> own() {
        return switch (this) {
            case SEND -> Stream.of(Flag.ROOM, Flag.TO, Flag.LINES, Flag.ACTION, Flag.ID, Flag.SINCE_ID, Flag.TIMEOUT);
            case TAIL -> Stream.of(Flag.ROOMS, Flag.LAST, Flag.SINCE, Flag.FOLLOW, Flag.EVENTS, Flag.TIMEOUT);
            case ASK -> Stream.of(Flag.ROOM, Flag.FROM, Flag.ANY, Flag.PATIENCE);
            case ROOMS, WHOIS -> Stream.of(Flag.ANSWER, Flag.TIMEOUT);
            case USERS -> Stream.of(Flag.USERS_ROOM, Flag.ANSWER, Flag.TIMEOUT);
            case JSON -> Stream.of(Flag.NDJSON, Flag.ROOMS, Flag.TIMEOUT);
        };
    }

    /** Some paragraphs that explain it. */
    public String notes() {
        return notes;
    }

    /** What holds for all of them: the environment, and names. */
    public static String environment() {
        return ENVIRONMENT;
    }

    /** All of it, for {@code --help}. */
    public String help() {
        int width =
                flags().stream().mapToInt(flag -> flag.form().length()).max().orElse(0);
        String table = flags().stream()
                .map(flag -> "  " + padded(flag.form(), width) + "  " + flag.help() + "\n")
                .collect(Collectors.joining());
        return ("Usage: tupa " + word + " " + usage).strip() + "\n\n" + table + "\n" + notes + "\n" + ENVIRONMENT + "\n"
                + Ending.table();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
