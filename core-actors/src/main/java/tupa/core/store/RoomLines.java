package tupa.core.store;

import java.util.List;
import java.util.stream.Collectors;
import tupa.core.store.SessionRow.Joined;

/** The rooms of a session as they stand in its row: a line for each; nothing in it has a space of its own. */
final class RoomLines {
    private RoomLines() {}

    static String write(List<Joined> rooms) {
        return rooms.stream()
                .map(joined -> joined.room().value() + ' ' + joined.since() + ' ' + joined.epoch())
                .collect(Collectors.joining("\n"));
    }

    static List<Joined> read(String lines) {
        return lines.lines().map(RoomLines::joined).toList();
    }

    private static Joined joined(String line) {
        String[] fields = line.split(" ", -1);
        return new Joined(new RoomKey(fields[0]), Long.parseLong(fields[1]), fields[2]);
    }
}
