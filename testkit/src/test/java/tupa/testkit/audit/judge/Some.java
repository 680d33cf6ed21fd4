package tupa.testkit.audit.judge;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** Words of a made-up run. */
final class Some {
    static final RoomName ROOM = new RoomName("dev");
    static final Person ANN = new Person(new UserId("g-ann"), new Nick("ann"));
    static final Person BOB = new Person(new UserId("g-bob"), new Nick("bob"));
    static final Person EVE = new Person(new UserId("g-eve"), new Nick("eve"));
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Some() {}

    static Event.Message message(long seq, Person from, String cid, String text) {
        return new Event.Message(ROOM, seq, "e-" + seq, NOON, from, new Cid(cid), text, Kind.TEXT);
    }

    /** As {@code viewer} is shown it. */
    static Event.Dm dm(Person viewer, long seq, Person from, Person to) {
        Peer peer = new Peer(viewer.equals(from) ? to.user() : from.user());
        return new Event.Dm(peer, seq, "e-" + seq, NOON, from, to, new Cid("c" + seq), "psst " + seq);
    }

    static Reply.PostDone ack(long seq, boolean dup) {
        return new Reply.PostDone("e-" + seq, seq, NOON, dup);
    }

    static Reply.Standing standing(long seq) {
        return new Reply.Standing(seq, "e", true, 1);
    }

    /** Which promises are broken. */
    static List<Promise> broken(Findings findings) {
        return Stream.of(Promise.values())
                .filter(promise -> findings.brokenOf(promise) > 0)
                .toList();
    }

    static void shown(Track track, long... seqs) {
        Arrays.stream(seqs).forEach(seq -> track.shown(seq, java.util.Optional.of("e-" + seq)));
    }
}
