package tupa.terminal.tool;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/**
 * Where to, as whom, and into which rooms: a flag says it, else the environment. Nothing else looks there for it.
 *
 * @param ownNick the user has chosen this nick and wants no other
 * @param rooms none where the server's default room is meant
 */
record Basics(URI server, Nick nick, boolean ownNick, List<RoomName> rooms) {
    private static final String NAMELESS = "guest";
    private static final String ELSEWHERE = "[^\\p{L}\\p{M}\\p{Nd}_.-]";

    Basics {
        rooms = List.copyOf(rooms);
    }

    static Basics of(Options options, World world) throws Failed {
        Optional<String> server = given(options.value(Flag.SERVER), "TUPA_SERVER", world);
        Optional<String> nick = given(options.value(Flag.NICK), "TUPA_NICK", world);
        boolean elsewhere = options.has(Flag.TO);
        Optional<String> rooms = elsewhere ? Optional.empty() : given(options.value(Flag.ROOM), "TUPA_ROOM", world);
        return new Basics(
                read(server.orElse("127.0.0.1"), world.addresses(), "not a server address"),
                nick.isPresent() ? read(nick.get(), Nick::parse, "not a nick") : nickOf(world.user()),
                options.has(Flag.NICK),
                rooms.isPresent() ? rooms(rooms.get()) : List.of());
    }

    private static Optional<String> given(Optional<String> flag, String variable, World world) {
        return flag.or(
                () -> Optional.ofNullable(world.environment().get(variable)).filter(value -> !value.isEmpty()));
    }

    private static <T> T read(String given, Function<String, Optional<T>> reader, String problem) throws Failed {
        return reader.apply(given).orElseThrow(() -> Options.wrong(problem + ": " + given));
    }

    private static List<RoomName> rooms(String given) throws Failed {
        List<RoomName> rooms = new ArrayList<>();
        for (String name : given.split(",", -1)) {
            RoomName room = room(name);
            if (!rooms.contains(room)) {
                rooms.add(room);
            }
        }
        return rooms;
    }

    private static RoomName room(String given) throws Failed {
        String name = given.strip();
        return read(name.startsWith("#") ? name.substring(1) : name, RoomName::parse, "not a room");
    }

    /** The nearest nick to the name that a machine has for its user. */
    static Nick nickOf(String user) {
        String letters = user.replaceAll(ELSEWHERE, "_").replaceFirst("^[^\\p{L}\\p{Nd}]+", "");
        int end = letters.offsetByCodePoints(0, Math.min(Nick.MAX, letters.codePointCount(0, letters.length())));
        return Nick.parse(letters.substring(0, end)).orElseGet(() -> new Nick(NAMELESS));
    }

    /** The only room, if there is one. */
    Optional<RoomName> room() throws Failed {
        if (rooms.size() > 1) {
            throw Options.wrong("only one room can be given");
        }
        return rooms.stream().findFirst();
    }
}
