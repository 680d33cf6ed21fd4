package tupa.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

/**
 * A user who does what a test says, over a real connection: a WebSocket, or framed TCP where the address begins with
 * {@code tcp://}. He keeps a transcript of every room over all his connections. Whatever waits does so for at most ten seconds and then throws {@link AssertionError}. To be used by one thread.
 */
public final class ScriptedClient implements AutoCloseable {
    private final Inbox inbox = new Inbox();
    private final String cids = UUID.randomUUID() + "-";
    private String url;
    private Link link;
    private Optional<Reply.Welcome> welcome = Optional.empty();
    private long lastId;
    private long lastCid;

    private ScriptedClient(String url) {
        this.url = url;
        this.link = open();
        inbox.listenTo(link);
    }

    /** Connects, and says nothing yet. */
    public static ScriptedClient connect(String url) {
        return new ScriptedClient(url);
    }

    private Link open() {
        return Link.open(url, (from, frame) -> inbox.received(from, JsonCodec.decodeMessages(frame)), inbox::ended);
    }

    /** Says hello as somebody new; without rooms he joins the default room. */
    public Reply.Welcome hello(String nick, String... rooms) {
        return welcomed(ask(hello(
                nick,
                rooms.length == 0
                        ? Optional.empty()
                        : Optional.of(Stream.of(rooms).map(RoomName::new).toList()))));
    }

    /** The hello of somebody new. */
    public static Request.Hello hello(String nick, Optional<List<RoomName>> rooms) {
        return new Request.Hello(
                1, Optional.of(new Nick(nick)), Optional.of("testkit"), rooms, Optional.empty(), Map.of());
    }

    /** Connects anew and goes on with the session from where the transcripts end. */
    public Reply.Welcome resume() {
        connectAgain();
        return welcomed(ask(resumption()));
    }

    /** The same, where the server is now. */
    public Reply.Welcome resumeAt(String newUrl) {
        url = newUrl;
        return resume();
    }

    /** A new connection, on which nothing is said yet; of the old one nothing more is heard. */
    public void connectAgain() {
        link = open();
        inbox.listenTo(link);
    }

    /** The hello that goes on with the session. */
    public Request.Hello resumption() {
        return new Request.Hello(
                1,
                Optional.empty(),
                Optional.of("testkit"),
                Optional.of(List.of()),
                Optional.of(token()),
                inbox.read(Transcripts::positions));
    }

    private Reply.Welcome welcomed(Reply reply) {
        if (!(reply instanceof Reply.Welcome granted)) {
            throw new AssertionError("not welcome: " + reply);
        }
        welcome = Optional.of(granted);
        return granted;
    }

    /** What proves that he is who he was. */
    public String token() {
        return welcome.orElseThrow(() -> new IllegalStateException("not welcomed yet"))
                .token();
    }

    /** Sends a request and returns the id under which it will be answered. */
    public String send(Request request) {
        String id = "r" + ++lastId;
        inbox.asked(id, request);
        link.send(JsonCodec.encode(Optional.of(id), request));
        return id;
    }

    /** Sends a frame as it stands. */
    public void sendRaw(String frame) {
        link.send(frame);
    }

    /** Sends a text frame that is not the last of its message; only over a WebSocket. */
    public void sendPart(String part) {
        link.sendPart(part);
    }

    /** Sends what is not text; only over a WebSocket. */
    public void sendBinary(byte[] frame) {
        link.sendBinary(frame);
    }

    /** Waits for the answer to the request of that id. */
    public Reply answer(String id) {
        return inbox.answer(id);
    }

    /** The answer to the request of that id, if it has come. */
    public Optional<Reply> answerSoFar(String id) {
        return inbox.answerSoFar(id);
    }

    /** Waits for an answer to something that had no id, and takes it off the list. */
    public Reply strayAnswer() {
        return inbox.stray();
    }

    /** Sends a request and waits for its answer. */
    public Reply ask(Request request) {
        return answer(send(request));
    }

    /** Sends a request and waits for the answer it must have. */
    public <T extends Reply> T ask(Request request, Class<T> type) {
        Reply reply = ask(request);
        if (!type.isInstance(reply)) {
            throw new AssertionError(request + " was answered " + reply);
        }
        return type.cast(reply);
    }

    /** Sends a request that must be refused, and returns why it was. */
    public ErrorCode refused(Request request) {
        return ask(request, Reply.Refusal.class).code();
    }

    /** Says something in a room and waits until it is stored. */
    public Reply.PostDone say(String room, String text) {
        return ask(post(room, text), Reply.PostDone.class);
    }

    /** A message with a cid of its own. */
    public Request.Post post(String room, String text) {
        return new Request.Post(new RoomName(room), nextCid(), text, Kind.TEXT);
    }

    /** Lets the others in a room know that he is writing something; nobody answers that. */
    public void type(String room) {
        link.send(JsonCodec.encode(Optional.empty(), new Request.Typing(new RoomName(room))));
    }

    public Cid nextCid() {
        return new Cid(cids + ++lastCid);
    }

    /** Waits for an event that fits, takes it off the list, and returns it. */
    public <T extends Event> T expect(Class<T> type, Predicate<? super T> fits) {
        return inbox.event(type, fits);
    }

    public <T extends Event> T expect(Class<T> type) {
        return expect(type, event -> true);
    }

    /** The events that came and were not expected yet. */
    public List<Event> unexpected() {
        return inbox.events();
    }

    /** What he was shown of a room so far. */
    public Transcript transcript(RoomAddress room) {
        return inbox.read(transcripts -> transcripts.of(room).copy());
    }

    public Transcript transcript(String room) {
        return transcript(new RoomName(room));
    }

    /** Waits until his transcript of a room is as wanted. */
    public Transcript awaitTranscript(String room, Predicate<Transcript> wanted) {
        return awaitTranscript(new RoomName(room), wanted);
    }

    /** Waits until his transcript of a room or conversation is as wanted. */
    public Transcript awaitTranscript(RoomAddress room, Predicate<Transcript> wanted) {
        return inbox.transcript(room, wanted);
    }

    /** Waits until everything the server said to him before now has arrived. */
    public void fence() {
        ask(new Request.Ping(), Reply.Pong.class);
    }

    /** Breaks the connection without a word. */
    public void drop() {
        link.abort();
    }

    /** Reads nothing more, so that what is for him piles up on the way. */
    public void stopReading() {
        link.stopReading();
    }

    public void readAgain() {
        link.readAgain();
    }

    /** Waits until the server has closed the connection, and returns the code: 1006 when it just broke, and always on TCP. */
    public int closeCode() {
        return inbox.closeCode();
    }

    public boolean isClosed() {
        return inbox.isClosed();
    }

    @Override
    public void close() {
        link.close();
    }
}
