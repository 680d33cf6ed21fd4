package tupa.server;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tupa.core.operator.Operator;
import tupa.core.registry.RoomPace;
import tupa.core.room.Closing;
import tupa.wire.RoomName;
import tupa.wire.TextRules;

/** What an operator does with rooms. */
final class RoomCommands {
    private final RunningServer server;
    private final int textMax;

    /** @param textMax as for any message */
    RoomCommands(RunningServer server, int textMax) {
        this.server = server;
        this.textMax = textMax;
    }

    List<ConsoleCommand> rows() {
        return List.of(
                new ConsoleCommand(
                        "broadcast",
                        ConsoleCommand.TEXT,
                        "say something in every room that has members",
                        this::broadcast),
                new ConsoleCommand("rooms", "", "list the rooms that are open", rest -> rooms()),
                new ConsoleCommand(
                        "close-room",
                        "ROOM [reason]",
                        "take everybody out of a room",
                        rest -> named(rest, this::close)));
    }

    private Answer broadcast(String raw) {
        if (TextRules.check(raw, textMax) instanceof TextRules.Accepted text) {
            return told(Waiting.on(server.operate(to -> new Operator.Announce(text.text(), to))));
        }
        return Answer.nonsense("A text has 1 to " + textMax + " characters.");
    }

    static Answer told(Operator.Announced announced) {
        String rooms = announced.rooms() == 1 ? "1 room" : announced.rooms() + " rooms";
        return announced.missed() == 0
                ? Answer.done("Said in " + rooms + ".")
                : Answer.refused("Said in " + rooms + "; " + announced.missed()
                        + " did not take it in time and may say it later.");
    }

    private Answer rooms() {
        return Answer.done(list(Waiting.on(server.operate(Operator.ListRooms::new))));
    }

    static String list(List<RoomPace> open) {
        Columns columns = new Columns("room", "members", "capacity", "events", "per second", "topic");
        List<RoomPace> rooms = open.stream()
                .filter(pace -> !pace.room().key().isPrivate())
                .sorted(Comparator.comparing(pace -> pace.room().key().value()))
                .toList();
        for (RoomPace pace : rooms) {
            columns.row(
                    "#" + pace.room().key(),
                    pace.room().members(),
                    pace.room().capacity(),
                    pace.room().seq(),
                    String.format(Locale.ROOT, "%.1f", pace.perSecond()),
                    pace.room().topic().replace('\n', ' '));
        }
        return rooms.isEmpty() ? "No room is open." : columns.toString();
    }

    private Answer close(RoomName room, String reason) {
        return closed(room, Waiting.on(server.operate(to -> new Operator.CloseRoom(room, reason, to))));
    }

    static Answer closed(RoomName room, Closing closing) {
        return switch (closing.verdict()) {
            case CLOSED -> Answer.done("Everybody leaves #" + room + ", " + closing.members() + " in all.");
            case NOT_OPEN -> Answer.refused("Nobody is in #" + room + ".");
            case DEFAULT_ROOM ->
                Answer.refused("#" + room + " is the default room: there must be one where everybody can be.");
            case UNREACHABLE -> Answer.refused("#" + room + " cannot be reached at the moment; try again.");
        };
    }

    private interface WithRoom {
        Answer obey(RoomName room, String rest);
    }

    private static Answer named(String rest, WithRoom command) {
        String[] words = rest.split(" ", 2);
        String name = words[0].startsWith("#") ? words[0].substring(1) : words[0];
        return RoomName.parse(name)
                .map(room -> command.obey(room, words.length > 1 ? words[1] : ""))
                .orElseGet(() -> Answer.nonsense(words[0] + " is not a room name."));
    }
}
