package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.connection.Connection;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;

/**
 * The far end of a connection. It reads only while a test waits for something, and everything it has read stays in its
 * transcript.
 */
final class Peer {
    static final RoomName LOBBY = new RoomName("lobby");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final TestProbe<Connection.Taken> taken;
    private final Semaphore readable = new Semaphore(0);
    private final List<ServerMessage> transcript = new ArrayList<>();
    private final Deque<ServerMessage> unread = new ArrayDeque<>();
    private ActorRef<Connection> session;
    private Optional<Reply.Welcome> welcome = Optional.empty();
    private int asked;

    Peer(Outbox outbox, TestProbe<Connection.Taken> taken, ActorRef<Connection> session) {
        this.outbox = outbox;
        this.taken = taken;
        this.session = session;
        outbox.wakeWith(readable::release);
    }

    void hello(String nick) {
        helloWithoutWaiting(nick);
        await(Event.Live.class, live -> live.room().equals(LOBBY));
    }

    /** Says hello and is welcomed, but does not wait for the rooms. */
    void helloWithoutWaiting(String nick) {
        Request.Hello hello = new Request.Hello(
                1, Optional.of(new Nick(nick)), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        welcome = Optional.of(expect(ask(hello), Reply.Welcome.class));
    }

    /** Says hello for the first time with positions in rooms it knows from elsewhere. */
    void helloFrom(String nick, Map<RoomAddress, Position> positions) {
        Request.Hello hello = new Request.Hello(
                1, Optional.of(new Nick(nick)), Optional.empty(), Optional.of(List.of()), Optional.empty(), positions);
        welcome = Optional.of(expect(ask(hello), Reply.Welcome.class));
    }

    void resume(String token, String nick, Map<String, Long> seen) {
        welcome = Optional.of(expect(ask(helloWith(token, nick, positions(seen))), Reply.Welcome.class));
    }

    /** Resumes a session that may be away, and lets time pass until it is back. */
    void resumeWhenBack(Chat chat, Peer before, Map<String, Long> seen) {
        String id = askWithoutWaiting(helloWith(before.token(), before.nick(), positions(seen)));
        chat.passUntil(
                Duration.ofMillis(50), () -> !readAll().read(Answer.class).isEmpty());
        session = taken.receiveMessage().session();
        welcome = Optional.of(expect(id, Reply.Welcome.class));
    }

    private static Map<RoomAddress, Position> positions(Map<String, Long> seen) {
        Map<RoomAddress, Position> positions = new HashMap<>();
        seen.forEach((room, position) ->
                positions.put(RoomAddress.parse(room).orElseThrow(), new Position(position, "epoch-1")));
        return positions;
    }

    static Request.Hello helloWith(String token, String nick, Map<RoomAddress, Position> positions) {
        return new Request.Hello(
                1, Optional.of(new Nick(nick)), Optional.empty(), Optional.empty(), Optional.of(token), positions);
    }

    Reply.Welcome welcome() {
        return welcome.orElseThrow();
    }

    String token() {
        return welcome().token();
    }

    String nick() {
        return welcome().you().nick().value();
    }

    /** How others name their private conversation with this user. */
    String address() {
        return "@" + welcome().you().user();
    }

    /** Asks something, without waiting for an answer or for the session to take it; the answer bears this id. */
    String ask(Request request) {
        String id = "q" + ++asked;
        session.tell(new Connection.Received(
                outbox, List.of(new Incoming.Asked(Optional.of(id), request)), taken.getRef()::tell));
        session = taken.receiveMessage().session();
        return id;
    }

    /** Asks what the session will take up only later. */
    String askWithoutWaiting(Request request) {
        String id = "q" + ++asked;
        session.tell(new Connection.Received(
                outbox, List.of(new Incoming.Asked(Optional.of(id), request)), taken.getRef()::tell));
        return id;
    }

    String post(String cid, String text) {
        return post(LOBBY, cid, text);
    }

    String post(RoomName room, String cid, String text) {
        return ask(new Request.Post(room, new Cid(cid), text, Kind.TEXT));
    }

    /** The socket breaks. */
    void drop() {
        session.tell(new Connection.Lost(outbox));
    }

    /** Waits for the answer to a request. */
    <R extends Reply> R expect(String id, Class<R> type) {
        Answer answer = await(Answer.class, candidate -> candidate.re().equals(Optional.of(id)));
        assertThat(answer.reply()).isInstanceOf(type);
        return type.cast(answer.reply());
    }

    void expectRefusal(String id, ErrorCode code) {
        assertThat(expect(id, Reply.Refusal.class).code()).isEqualTo(code);
    }

    /** Waits for the first message of a kind that was not waited for before. */
    <M extends ServerMessage> M await(Class<M> type, Predicate<M> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<M> found = take(type, wanted);
            if (found.isPresent()) {
                return found.get();
            }
            if (!read(deadline)) {
                throw new AssertionError("no such " + type.getSimpleName() + "; read: " + transcript);
            }
        }
    }

    Event.Message awaitMessage(String text) {
        return await(Event.Message.class, message -> message.text().equals(text));
    }

    /** Everything there is to read now. */
    Peer readAll() {
        while (readOnce()) {}
        return this;
    }

    /** The seqs of the room's messages in the order they were read. */
    List<Long> seqs(RoomName room) {
        return transcript.stream()
                .filter(message ->
                        message instanceof Event.Message event && event.room().equals(room))
                .map(message -> ((Event.Message) message).seq())
                .toList();
    }

    List<String> texts(RoomName room) {
        return transcript.stream()
                .filter(message ->
                        message instanceof Event.Message event && event.room().equals(room))
                .map(message -> ((Event.Message) message).text())
                .toList();
    }

    <M> List<M> read(Class<M> type) {
        return transcript.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean isClosed() {
        return outbox.isClosed();
    }

    private <M extends ServerMessage> Optional<M> take(Class<M> type, Predicate<M> wanted) {
        Optional<M> found = unread.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .findFirst();
        found.ifPresent(unread::remove);
        return found;
    }

    private boolean read(long deadline) {
        if (readOnce()) {
            return true;
        }
        try {
            boolean woken = readable.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return readOnce() || woken;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private boolean readOnce() {
        List<Parcel> parcels = outbox.take(1);
        for (Parcel parcel : parcels) {
            List<ServerMessage> messages = JsonCodec.decodeMessages(parcel.json());
            transcript.addAll(messages);
            unread.addAll(messages);
        }
        return !parcels.isEmpty();
    }
}
