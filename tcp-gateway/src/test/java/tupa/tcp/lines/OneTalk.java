package tupa.tcp.lines;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JoinMode;
import tupa.wire.Kind;
import tupa.wire.Limits;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** A talk whose two ends are in the hands of a test. */
abstract class OneTalk {
    static final Instant HALF_PAST_TEN = Instant.parse("2026-01-02T10:30:15Z");
    static final RoomName LOBBY = new RoomName("lobby");
    static final RoomName DEV = new RoomName("dev");
    static final Person ALICE = person("alice");
    static final Person BOB = person("bob");

    final Talk talk = new Talk(LOBBY, LineStyle.of(ZoneOffset.UTC, () -> HALF_PAST_TEN));
    final List<Incoming> asked = new ArrayList<>();

    void chatting() {
        type("alice");
        answer(welcome());
        enter("", LOBBY);
        talk.takeSaid();
    }

    void enter(String line, RoomName room) {
        type(line);
        answer(joined(room, 0, ""));
    }

    void type(String line) {
        talk.entered(line);
        take();
    }

    void take() {
        asked.addAll(talk.takeRequests());
    }

    /** Answers what was asked last. */
    void answer(Reply reply) {
        talk.told(new Answer(asked.get(asked.size() - 1).id(), reply));
        take();
    }

    Request lastRequest() {
        return ((Incoming.Asked) asked.get(asked.size() - 1)).request();
    }

    List<RoomName> posts() {
        return asked.stream()
                .map(incoming -> ((Incoming.Asked) incoming).request())
                .filter(Request.Post.class::isInstance)
                .map(request -> ((Request.Post) request).room())
                .toList();
    }

    static Reply welcome() {
        return new Reply.Welcome(
                1,
                "tupa",
                ALICE,
                "t",
                false,
                HALF_PAST_TEN,
                new Limits(1, 1, 1, JoinMode.ADD, 1, 1, 1, 1, 1, 1),
                Map.of());
    }

    static Reply joined(RoomName room, long seq, String topic) {
        return new Reply.JoinDone(room, new Reply.Standing(seq, "k", false, 1), topic, 10, List.of());
    }

    static Event message(long seq, String text) {
        return new Event.Message(LOBBY, seq, "k-" + seq, HALF_PAST_TEN, BOB, new Cid("c"), text, Kind.TEXT);
    }

    static Event dm(Person from, Person to, String text) {
        Person other = from.equals(ALICE) ? to : from;
        return new Event.Dm(new Peer(other.user()), 1, "k-1", HALF_PAST_TEN, from, to, new Cid("c"), text);
    }

    static Person person(String nick) {
        return new Person(UserId.parse("g-" + nick).orElseThrow(), new Nick(nick));
    }
}
