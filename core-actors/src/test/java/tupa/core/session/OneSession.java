package tupa.core.session;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tupa.core.config.Live;
import tupa.core.connection.Audience;
import tupa.core.room.Admission;
import tupa.core.room.RoomReply;
import tupa.core.store.Entry;
import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.core.store.StoredEvent;
import tupa.core.testing.HandClock;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Incoming;
import tupa.wire.Kind;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;

/** One session, whose rooms and stores answer when the test says so. */
abstract class OneSession {
    static final InetSocketAddress PEER = InetSocketAddress.createUnresolved("peer", 4711);

    static final RoomName ATTIC = new RoomName("attic");

    /** The incarnation of every room that admits. */
    long incarnation = 1;

    final HandClock clock = new HandClock();
    final ListedSurroundings around = new ListedSurroundings();
    final Audience audience = new Audience();
    final Reader reader = Reader.wide();
    final SessionState session = new SessionState(
            new SessionState.Shared(new Live<>(settings()), Some.LOBBY_NAME, clock, new Ids(new Random(1)), audience),
            around,
            Some.member("ann"),
            "hash");

    /** The settings of {@code reference.conf}, unless the tests of a class are about others. */
    SessionSettings settings() {
        return Some.session("");
    }

    void welcome() {
        hello();
        admit(Some.LOBBY);
        around.saved(true);
        reader.read();
    }

    void enterAttic() {
        ask("j1", new Request.Join(ATTIC, Optional.empty(), 0));
        admit(RoomKey.of(ATTIC));
        around.saved(true);
        reader.read();
    }

    void hello() {
        hello(reader);
    }

    void hello(Reader on) {
        hello(on, Map.of());
    }

    void hello(Reader on, Map<RoomAddress, Position> resume) {
        Request.Hello hello =
                new Request.Hello(1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), resume);
        session.attach(new Attachment(on.outbox(), PEER, clock.instant()), Optional.of("h1"), hello, "token");
    }

    void ask(String id, Request request) {
        session.received(reader.outbox(), List.of(asked(id, request)), () -> {});
    }

    static Incoming asked(String id, Request request) {
        return new Incoming.Asked(Optional.of(id), request);
    }

    void admit(RoomKey key) {
        session.rooms().admitted(new Admission(key, incarnation, new RoomId(1), Some.EPOCH, 1, 0));
    }

    void accept(Entry entry, long seq) {
        session.said(new RoomReply.Accepted(Some.LOBBY, Some.EPOCH, new StoredEvent(seq, Some.NOON, entry), false));
    }

    SessionRow lastRow() {
        return around.rows.get(around.rows.size() - 1);
    }

    /** The session as it would be stored now. */
    SessionRow rowNow() {
        session.save(stored -> {});
        return lastRow();
    }

    static Request post(String cid) {
        return new Request.Post(Some.LOBBY_NAME, new Cid(cid), "text", Kind.TEXT);
    }

    static Reply reply(ServerMessage message) {
        return ((Answer) message).reply();
    }

    static ErrorCode refusal(ServerMessage message) {
        return ((Reply.Refusal) reply(message)).code();
    }
}
