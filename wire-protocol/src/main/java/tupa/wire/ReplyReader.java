package tupa.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads replies. An {@code ok} does not say what it answers: the first shape whose field it has is the one. */
final class ReplyReader {
    private static final Map<String, Function<Fields, Reply>> TYPES = Map.of(
            "welcome", ReplyReader::welcome,
            "ok", ReplyReader::ok,
            "pong", fields -> new Reply.Pong(fields.instant("now")),
            "error", ReplyReader::refusal);

    private static final List<Shape> SHAPES = List.of(
            new Shape("events", ReplyReader::page),
            new Shape(
                    "rooms",
                    fields -> new Reply.RoomList(fields.objects("rooms").stream()
                            .map(ReplyReader::room)
                            .toList())),
            new Shape("users", fields -> new Reply.UserList(members(fields, "users"))),
            new Shape("peer", ReplyReader::dmDone),
            new Shape("mid", ReplyReader::postDone),
            new Shape("capacity", ReplyReader::joinDone));

    private ReplyReader() {}

    /** Empty when {@code fields} are those of an event. */
    static Optional<Answer> read(Fields fields) {
        return Optional.ofNullable(TYPES.get(fields.text("type")))
                .map(reader -> new Answer(fields.maybeText("re"), reader.apply(fields)));
    }

    private static Reply ok(Fields fields) {
        Stream<Shape> fitting = SHAPES.stream().filter(shape -> fields.has(shape.field()));
        return fitting.findFirst().map(shape -> shape.read().apply(fields)).orElseGet(Reply.Done::new);
    }

    private static Reply welcome(Fields fields) {
        return new Reply.Welcome(
                fields.count("v"),
                fields.text("server"),
                fields.person(),
                fields.text("token"),
                fields.flag("resumed"),
                fields.instant("now"),
                limits(fields.object("limits")),
                standings(fields.entries("rooms")));
    }

    private static Limits limits(Fields fields) {
        Fields rate = fields.object("rate");
        return new Limits(
                fields.count("textMax"),
                fields.count("requestMax"),
                fields.count("roomsMax"),
                fields.maybeText("joinMode").flatMap(JoinMode::parse).orElse(JoinMode.ADD),
                fields.count("pageMax"),
                rate.count("burst"),
                rate.count("perSecond"),
                fields.millis("heartbeatMs"),
                fields.millis("idleMs"),
                fields.millis("resumeMs"));
    }

    private static Map<RoomAddress, Reply.Standing> standings(Map<String, Fields> rooms) {
        Map<RoomAddress, Reply.Standing> standings = new HashMap<>();
        rooms.forEach((room, fields) -> standings.put(Fields.addressOf(room), standing(fields)));
        return standings;
    }

    private static Reply.Standing standing(Fields fields) {
        return new Reply.Standing(
                fields.seq("seq"), fields.text("epoch"), fields.flag("recovered"), fields.seq("oldest"));
    }

    private static Reply joinDone(Fields fields) {
        return new Reply.JoinDone(
                fields.room("room"),
                standing(fields),
                fields.text("topic"),
                fields.count("capacity"),
                members(fields, "members"));
    }

    private static Reply postDone(Fields fields) {
        return new Reply.PostDone(fields.text("mid"), fields.seq("seq"), fields.instant("ts"), fields.flag("dup"));
    }

    private static Reply dmDone(Fields fields) {
        return new Reply.DmDone(
                fields.text("mid"),
                fields.seq("seq"),
                fields.instant("ts"),
                fields.flag("dup"),
                fields.object("peer").person());
    }

    private static Reply page(Fields fields) {
        return new Reply.Page(
                fields.objects("events").stream().map(EventReader::read).toList(),
                fields.flag("more"),
                fields.seq("oldest"),
                fields.seq("newest"));
    }

    private static Reply.RoomInfo room(Fields fields) {
        return new Reply.RoomInfo(
                fields.room("room"),
                fields.count("members"),
                fields.text("topic"),
                fields.count("capacity"),
                fields.seq("seq"));
    }

    private static Reply refusal(Fields fields) {
        ErrorCode code = ErrorCode.parse(fields.text("code")).orElse(ErrorCode.INTERNAL);
        return new Reply.Refusal(code, fields.text("message"), fields.maybeMillis("retryAfterMs"));
    }

    private static List<Member> members(Fields fields, String name) {
        return fields.objects(name).stream().map(EventReader::member).toList();
    }

    private record Shape(String field, Function<Fields, Reply> read) {}
}
