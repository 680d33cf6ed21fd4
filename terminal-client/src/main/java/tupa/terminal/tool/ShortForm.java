package tupa.terminal.tool;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tupa.wire.Cid;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.RoomName;

/** Reads what a script writes: a request of the protocol, from which some fields may be left out. */
record ShortForm(Optional<RoomName> room) {
    /**
     * The request, or what is wrong with the line as it stands. Fields are put before those that are there, fewest
     * first, until all that are needed are.
     *
     * @param fresh the name of the message, if the line has none
     */
    Incoming read(String line, Cid fresh) {
        Incoming asItIs = parse(line);
        String text = line.strip();
        if (asItIs instanceof Incoming.Asked || !text.startsWith("{")) {
            return asItIs;
        }
        List<String> places =
                room.map(name -> List.of("", "\"room\":\"" + name + "\",")).orElse(List.of(""));
        return Stream.of("", "\"type\":\"dm\",", "\"type\":\"post\",")
                .flatMap(type -> places.stream().map(place -> type + place))
                .flatMap(fields -> Stream.of(fields, fields + "\"cid\":\"" + fresh + "\","))
                .map(fields -> parse("{" + fields + text.substring(1)))
                .filter(Incoming.Asked.class::isInstance)
                .findFirst()
                .orElse(asItIs);
    }

    private static Incoming parse(String line) {
        return JsonCodec.decodeRequests(line).get(0);
    }
}
