package tupa.wire;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads requests and says, in terms a client's author understands, what is wrong with one. */
final class RequestReader {
    private static final int VERSION = 1;
    private static final int NAMES_MAX = 200;
    private static final int PAGE_MAX = 200;

    private static final Map<String, Function<Fields, Request>> TYPES = Map.ofEntries(
            Map.entry("hello", RequestReader::hello),
            Map.entry("join", RequestReader::join),
            Map.entry("leave", fields -> new Request.Leave(fields.room("room"))),
            Map.entry("post", RequestReader::post),
            Map.entry("dm", fields -> new Request.Dm(fields.text("to"), fields.cid("cid"), fields.text("text"))),
            Map.entry("history", RequestReader::history),
            Map.entry("rooms", fields -> new Request.Rooms(fields.maybeText("filter"))),
            Map.entry("users", RequestReader::users),
            Map.entry("nick", fields -> new Request.ChangeNick(fields.nick("nick"))),
            Map.entry("topic", fields -> new Request.SetTopic(fields.room("room"), fields.text("topic"))),
            Map.entry("status", RequestReader::status),
            Map.entry("typing", fields -> new Request.Typing(fields.room("room"))),
            Map.entry("broadcast", fields -> new Request.Broadcast(fields.text("text"))),
            Map.entry("ping", fields -> new Request.Ping()),
            Map.entry("bye", fields -> new Request.Bye(fields.maybeText("text"))));

    private RequestReader() {}

    static Incoming read(String line) {
        try {
            return read(JsonReader.read(line));
        } catch (BadField bad) {
            return new Incoming.Malformed(Optional.empty(), bad.code(), bad.text());
        }
    }

    private static Incoming read(Fields fields) {
        Optional<String> id = id(fields);
        try {
            return new Incoming.Asked(id, request(fields));
        } catch (BadField bad) {
            return new Incoming.Malformed(id, bad.code(), bad.text());
        }
    }

    private static Optional<String> id(Fields fields) {
        Optional<String> id = fields.maybeText("id");
        if (id.filter(value -> value.length() > Limits.ID_MAX).isPresent()) {
            throw BadField.named("id", "must have at most " + Limits.ID_MAX + " characters");
        }
        return id;
    }

    private static Request request(Fields fields) {
        String type = fields.text("type");
        return Optional.ofNullable(TYPES.get(type))
                .orElseThrow(() -> BadField.of(ErrorCode.UNKNOWN_TYPE))
                .apply(fields);
    }

    private static Request hello(Fields fields) {
        int v = version(fields);
        Optional<String> token = fields.maybeText("token");
        return new Request.Hello(
                v, nick(fields, token.isPresent()), fields.maybeText("client"), rooms(fields), token, resume(fields));
    }

    private static int version(Fields fields) {
        if (fields.count("v") != VERSION) {
            throw BadField.of(ErrorCode.BAD_VERSION);
        }
        return VERSION;
    }

    /** With a token the nick is ignored, so it may be anything then. */
    private static Optional<Nick> nick(Fields fields, boolean ignored) {
        return ignored ? fields.maybeText("nick").flatMap(Nick::parse) : Optional.of(fields.nick("nick"));
    }

    private static Optional<List<RoomName>> rooms(Fields fields) {
        Optional<List<String>> rooms = fields.maybeTexts("rooms");
        rooms.ifPresent(names -> atMost("rooms", names));
        return rooms.map(names -> names.stream().map(Fields::roomOf).distinct().toList());
    }

    private static Map<RoomAddress, Position> resume(Fields fields) {
        Map<String, Fields> entries = fields.has("resume") ? fields.entries("resume") : Map.of();
        Map<RoomAddress, Position> resume = new HashMap<>();
        atMost("resume", entries.keySet());
        new TreeMap<>(entries).forEach((room, at) -> resume.put(Fields.addressOf(room), at.position()));
        return resume;
    }

    private static void atMost(String field, Collection<String> names) {
        if (names.size() > NAMES_MAX) {
            throw BadField.named(field, "must name at most " + NAMES_MAX + " rooms");
        }
    }

    private static Request join(Fields fields) {
        Optional<Position> since = fields.maybeObject("since").map(Fields::position);
        long history = fields.maybeNumber("history", 0, Limits.REPLAY).orElse(Limits.REPLAY);
        return new Request.Join(fields.room("room"), since, (int) history);
    }

    private static Request post(Fields fields) {
        Kind kind = fields.maybeText("kind").map(RequestReader::kind).orElse(Kind.TEXT);
        return new Request.Post(fields.room("room"), fields.cid("cid"), fields.text("text"), kind);
    }

    private static Kind kind(String wire) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> BadField.named("kind", "must be text or action"));
    }

    private static Request history(Fields fields) {
        OptionalLong before = fields.maybeSeq("before");
        OptionalLong after = fields.maybeSeq("after");
        if (before.isPresent() == after.isPresent()) {
            throw BadField.named("before, after", "exactly one must be given");
        }
        long limit = fields.maybeNumber("limit", 1, PAGE_MAX).orElse(Limits.REPLAY);
        return new Request.History(fields.address("room"), before, after, (int) limit);
    }

    private static Request users(Fields fields) {
        return new Request.Users(fields.maybeText("room").map(Fields::roomOf));
    }

    private static Request status(Fields fields) {
        String wire = fields.text("status");
        return Stream.of(Status.values())
                .filter(status -> status.wire().equals(wire))
                .findFirst()
                .map(Request.SetStatus::new)
                .orElseThrow(() -> BadField.named("status", "must be online or away"));
    }
}
