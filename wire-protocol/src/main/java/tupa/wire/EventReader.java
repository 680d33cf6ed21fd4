package tupa.wire;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads events. Enumerations grow, so a word this version does not know becomes the plainest one it does; only what is
 * missing or misshapen is an error.
 */
final class EventReader {
    private static final Map<String, Function<Fields, Event>> TYPES = Map.ofEntries(
            Map.entry("message", EventReader::message),
            Map.entry("dm", EventReader::dm),
            Map.entry("topic", EventReader::topic),
            Map.entry("system", EventReader::system),
            Map.entry("joined", fields -> new Event.Joined(fields.room("room"), fields.person())),
            Map.entry("left", EventReader::left),
            Map.entry("nick", EventReader::nick),
            Map.entry("presence", EventReader::presence),
            Map.entry("typing", fields -> new Event.Typing(fields.room("room"), fields.person())),
            Map.entry("members", EventReader::members),
            Map.entry("live", fields -> new Event.Live(fields.address("room"), fields.seq("seq"))),
            Map.entry("lagging", fields -> new Event.Lagging(fields.address("room"), fields.seq("seq"))),
            Map.entry("gap", EventReader::gap),
            Map.entry("notice", fields -> new Event.Notice(fields.text("text"))),
            Map.entry("rate", fields -> new Event.Rate(fields.millis("retryAfterMs"))),
            Map.entry("bye", EventReader::bye));

    private EventReader() {}

    static Event read(Fields fields) {
        String type = fields.text("type");
        return Optional.ofNullable(TYPES.get(type))
                .map(reader -> reader.apply(fields))
                .orElseGet(() -> unknown(type, fields));
    }

    static Member member(Fields fields) {
        return new Member(fields.user("user"), fields.nick("nick"), status(fields));
    }

    private static Event message(Fields fields) {
        return new Event.Message(
                fields.room("room"),
                fields.seq("seq"),
                fields.text("mid"),
                fields.instant("ts"),
                fields.object("from").person(),
                fields.cid("cid"),
                fields.text("text"),
                known(Kind.values(), Kind::wire, fields.maybeText("kind"), Kind.TEXT));
    }

    private static Event dm(Fields fields) {
        return new Event.Dm(
                peer(fields),
                fields.seq("seq"),
                fields.text("mid"),
                fields.instant("ts"),
                fields.object("from").person(),
                fields.object("to").person(),
                fields.cid("cid"),
                fields.text("text"));
    }

    private static Peer peer(Fields fields) {
        return Optional.of(fields.address("room"))
                .filter(Peer.class::isInstance)
                .map(Peer.class::cast)
                .orElseThrow(() -> BadField.named("room", "must be @ and a user id"));
    }

    private static Event topic(Fields fields) {
        return new Event.TopicChanged(
                fields.room("room"),
                fields.seq("seq"),
                fields.instant("ts"),
                fields.object("from").person(),
                fields.text("topic"));
    }

    private static Event system(Fields fields) {
        return new Event.SystemMessage(
                fields.room("room"), fields.seq("seq"), fields.instant("ts"), fields.text("text"));
    }

    private static Event left(Fields fields) {
        LeftReason reason = known(LeftReason.values(), LeftReason::wire, fields.maybeText("reason"), LeftReason.LEFT);
        return new Event.Left(fields.room("room"), fields.person(), reason);
    }

    private static Event nick(Fields fields) {
        return new Event.NickChanged(fields.room("room"), fields.nick("old"), fields.person());
    }

    private static Event presence(Fields fields) {
        return new Event.StatusChanged(fields.room("room"), fields.user("user"), status(fields));
    }

    private static Event members(Fields fields) {
        RoomName room = fields.room("room");
        return fields.has("members")
                ? new Event.Members(
                        room,
                        fields.objects("members").stream()
                                .map(EventReader::member)
                                .toList())
                : new Event.MemberCount(room, fields.count("count"));
    }

    private static Event gap(Fields fields) {
        return new Event.Gap(
                fields.address("room"),
                fields.seq("from"),
                fields.seq("to"),
                fields.seq("oldest"),
                fields.text("epoch"));
    }

    private static Event bye(Fields fields) {
        return new Event.Bye(
                CloseReason.parse(fields.text("code")).orElse(CloseReason.INTERNAL),
                fields.text("message"),
                fields.flag("reconnect"),
                fields.maybeMillis("retryAfterMs").orElse(0));
    }

    /** Lenient about the room, too: a later version may have addresses of another form. */
    private static Event unknown(String type, Fields fields) {
        Optional<RoomAddress> room = fields.maybeText("room").flatMap(RoomAddress::parse);
        return new Event.Unknown(type, room, fields.maybeSeq("seq"));
    }

    private static Status status(Fields fields) {
        return known(Status.values(), Status::wire, fields.maybeText("status"), Status.ONLINE);
    }

    private static <E> E known(E[] all, Function<E, String> wire, Optional<String> word, E otherwise) {
        return Stream.of(all)
                .filter(each -> word.filter(wire.apply(each)::equals).isPresent())
                .findFirst()
                .orElse(otherwise);
    }
}
