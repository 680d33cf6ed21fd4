package tupa.terminal.tool;

import java.util.List;

/**
 * One flag of a {@link Tool}.
 *
 * @param names as they are typed, the long one last
 * @param value what stands for its value in the help, like {@code ROOM}; empty when it takes none
 * @param help what it does, in one sentence without a full stop
 */
public record Flag(List<String> names, String value, String help) {
    static final Flag SERVER =
            valued("-s", "--server", "URL", "the server, like ws://127.0.0.1:8080/ws or tcp://127.0.0.1:6969");
    static final Flag NICK = valued("-n", "--nick", "NICK", "your name; refused if it is taken");
    static final Flag ROOM =
            valued("-r", "--room", "ROOM", "the room; unless told the first of your settings, or the server's default");
    static final Flag ROOMS = valued(
            "-r", "--room", "ROOM[,ROOM]", "the rooms; unless told those of your settings, or the server's default");
    static final Flag USERS_ROOM = valued("-r", "--room", "ROOM", "only those in this room");
    static final Flag TO = valued("--to", "NICK", "tell it to one person in private");
    static final Flag LINES = plain("--lines", "each line of standard input is a message of its own");
    static final Flag ACTION = plain("--action", "as with /me in the chat: * alice waves");
    static final Flag ID = valued("--id", "ID", "a retry with the same ID does not post twice; see below");
    static final Flag SINCE_ID = valued("--since", "TIME", "with --id: how far back to look for it, like 2h");
    static final Flag TIMEOUT =
            valued("--timeout", "TIME", "how long the server may take, like 500ms or 30s; 10s unless told");
    static final Flag PATIENCE =
            valued("--timeout", "TIME", "how long to wait for an answer, like 30s or 1h; 5m unless told");
    static final Flag LAST = valued("--last", "N", "begin with the last N that are stored; 10 unless told");
    static final Flag SINCE = valued("--since", "TIME", "begin with what is not older than this, like 10m or 2h");
    static final Flag FOLLOW = plain("-f", "--follow", "go on with what comes, over every loss of the connection");
    static final Flag EVENTS = plain("--json", "each event as it is on the wire, one object on a line");
    static final Flag ANSWER = plain("--json", "the server's answer as it is on the wire, on one line");
    static final Flag NDJSON = plain("--json", "objects on lines, in and out; this is what makes it this mode");
    static final Flag CONFIG = valued("--config", "FILE", "where your settings are; tupa config tells what is set");
    static final Flag FROM = valued("--from", "NICK", "only an answer of this person counts");
    static final Flag ANY = plain("--any", "the next message of anybody is the answer");
    static final Flag HELP = plain("-h", "--help", "show this");

    public Flag {
        names = List.copyOf(names);
    }

    private static Flag plain(String name, String help) {
        return new Flag(List.of(name), "", help);
    }

    private static Flag plain(String brief, String name, String help) {
        return new Flag(List.of(brief, name), "", help);
    }

    private static Flag valued(String name, String value, String help) {
        return new Flag(List.of(name), value, help);
    }

    private static Flag valued(String brief, String name, String value, String help) {
        return new Flag(List.of(brief, name), value, help);
    }

    /** The long name. */
    public String name() {
        return names.get(names.size() - 1);
    }

    public boolean takesValue() {
        return !value.isEmpty();
    }

    /** As it stands in the help: its names, and what stands for its value. */
    public String form() {
        String all = String.join(", ", names);
        String indented = names.size() == 1 ? "    " + all : all;
        return takesValue() ? indented + " " + value : indented;
    }
}
