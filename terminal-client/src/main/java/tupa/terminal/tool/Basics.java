package tupa.terminal.tool;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import tupa.terminal.config.Config;
import tupa.terminal.config.Setting;
import tupa.terminal.file.BadFile;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/**
 * Where to, as whom, and into which rooms: as the chat has it, from a flag, else from what is set.
 *
 * @param ownNick the user has chosen this nick for this call, and wants no other
 * @param ownRooms he has chosen these rooms for this call
 * @param rooms none where the server's default room is meant
 */
record Basics(URI server, Nick nick, boolean ownNick, boolean ownRooms, List<RoomName> rooms) {
    private static final String HERE = "127.0.0.1";
    private static final String NAMELESS = "guest";
    private static final String ELSEWHERE = "[^\\p{L}\\p{M}\\p{Nd}_.-]";

    Basics {
        rooms = List.copyOf(rooms);
    }

    static Basics of(Options options, Config config, World world) throws BadFile, Failed {
        Optional<URI> server = config.read(Setting.SERVER, world.addresses());
        Optional<Nick> nick = config.read(Setting.NICK, Nick::parse);
        List<RoomName> rooms = config.list(Setting.AUTOJOIN, Setting::room);
        boolean ownRooms = options.has(Flag.ROOM);
        if (ownRooms && rooms.isEmpty()) {
            throw Options.wrong("--room names no room");
        }
        return new Basics(
                server.or(() -> world.addresses().apply(HERE)).orElseThrow(),
                nick.orElseGet(() -> nickOf(world.user())),
                options.has(Flag.NICK),
                ownRooms,
                options.has(Flag.TO) ? List.of() : rooms.stream().distinct().toList());
    }

    /** The nearest nick to the name that a machine has for its user. */
    static Nick nickOf(String user) {
        String letters = user.replaceAll(ELSEWHERE, "_").replaceFirst("^[^\\p{L}\\p{Nd}]+", "");
        int end = letters.offsetByCodePoints(0, Math.min(Nick.MAX, letters.codePointCount(0, letters.length())));
        return Nick.parse(letters.substring(0, end)).orElseGet(() -> new Nick(NAMELESS));
    }

    /** The one that was named, or else the first that is set. */
    Optional<RoomName> room() throws Failed {
        if (ownRooms && rooms.size() > 1) {
            throw Options.wrong("only one room can be given");
        }
        return rooms.stream().findFirst();
    }
}
