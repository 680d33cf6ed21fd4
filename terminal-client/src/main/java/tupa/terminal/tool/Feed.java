package tupa.terminal.tool;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tupa.wire.Answer;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Limits;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/**
 * A session with a server that outlives its connections: says hello, comes back to where it was, and tells each stored
 * event once, or that it is missing. To be used by one thread, which waits for what it wants; only {@link #close} may be
 * called by another.
 */
final class Feed implements AutoCloseable {
    /** What there is to be told. */
    sealed interface Item {}

    /** @param line as the server wrote it */
    record Told(String line, Event event) implements Item {
        static Told of(Event event) {
            return new Told(Tracks.line(event), event);
        }
    }

    /** The answer to a request of {@link #send}. */
    record Answered(String line, Answer answer) implements Item {}

    /** @param anew the session before it is over */
    record Online(boolean anew) implements Item {}

    record Offline(String reason) implements Item {}

    /** A room that could not be joined again. */
    record Shut(RoomName room, Reply.Refusal refusal) implements Item {}

    record Typed(String line) implements Item {}

    record InputEnded() implements Item {}

    /** Longer than any program runs. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final String HELLO = "tupa-hello";
    private static final String AGAIN = "tupa-again-";
    private static final String ASK = "tupa-ask-";
    private static final long PATIENCE_MS = 500;

    private final Contact contact;
    private final Introduction introduction;
    private final Input input;
    private final Deque<Item> items = new ArrayDeque<>();
    private final Tracks tracks;
    private final Set<RoomName> joined = new LinkedHashSet<>();
    private Optional<Reply.Welcome> welcome = Optional.empty();
    private Optional<Event.Bye> bye = Optional.empty();
    private volatile boolean online;
    private volatile boolean kept;
    private volatile boolean over;
    private int connections;
    private int sessions;
    private int asked;
    private Optional<Reply> answer = Optional.empty();

    Feed(Contact contact, Introduction introduction) {
        this.contact = contact;
        this.introduction = introduction;
        this.input = new Input(contact);
        this.tracks = new Tracks((id, request) -> contact.send(Optional.of(id), request), items);
    }

    /** Connects and says hello. */
    Reply.Welcome begin(Instant until) throws Failed {
        contact.connect();
        while (!online) {
            if (!pump(until)) {
                throw unreachable(Texts.NO_ANSWER.with());
            }
        }
        items.removeIf(Online.class::isInstance);
        return welcome();
    }

    private Failed unreachable(String reason) {
        return new Failed(Ending.CANNOT_CONNECT, Texts.CANNOT_CONNECT.with(contact.server(), reason));
    }

    Reply.Welcome welcome() {
        return welcome.orElseThrow(() -> new IllegalStateException("no hello yet"));
    }

    Person me() {
        return welcome().you();
    }

    Limits limits() {
        return welcome().limits();
    }

    Instant now() {
        return contact.now();
    }

    /** Is in a room from here on: what was said there before is not told. */
    Reply.JoinDone enter(RoomName room, Instant until) throws Failed {
        Reply.JoinDone done = expect(Reply.JoinDone.class, ask(new Request.Join(room, Optional.empty(), 0), until));
        tracks.begin(done.room(), done.standing());
        tracks.drop(done.room(), done.standing().seq());
        return done;
    }

    /** The answer, if it is the one that is wanted; any other ends the command. */
    static <T extends Reply> T expect(Class<T> wanted, Reply reply) throws Failed {
        if (wanted.isInstance(reply)) {
            return wanted.cast(reply);
        }
        throw reply instanceof Reply.Refusal refusal
                ? refused(refusal)
                : new Failed(Ending.REFUSED, Texts.NOT_READABLE.with());
    }

    static Failed refused(Reply.Refusal refusal) {
        return new Failed(Ending.REFUSED, Texts.REFUSED.with(refusal.code().wire(), Sentences.read(refusal.message())));
    }

    /**
     * Asks and waits for the answer, over lost connections, and again while the server only asks for patience. A message
     * is not posted again in another session than the one it was posted in first: that would be another message.
     */
    Reply ask(Request request, Instant until) throws Failed {
        Reply reply = answer(request, until);
        while (reply instanceof Reply.Refusal refusal && refusal.code().retryable() && now().isBefore(until)) {
            pause(refusal.retryAfterMs().orElse(PATIENCE_MS), until);
            reply = now().isBefore(until) ? answer(request, until) : reply;
        }
        return reply;
    }

    private void pause(long ms, Instant until) throws Failed {
        Instant end = now().plusMillis(ms);
        Instant wake = end.isBefore(until) ? end : until;
        while (now().isBefore(wake)) {
            boolean unused = pump(wake);
        }
    }

    private Reply answer(Request request, Instant until) throws Failed {
        String id = ASK + ++asked;
        boolean message = request instanceof Request.Post || request instanceof Request.Dm;
        int sentOn = 0;
        int sentIn = sessions;
        answer = Optional.empty();
        while (answer.isEmpty()) {
            if (online && sentOn != connections) {
                if (message && sentOn > 0 && sentIn != sessions) {
                    throw new Failed(Ending.TIMEOUT, Sentences.read(ErrorCode.SESSION_EXPIRED.text()));
                }
                sentOn = connections;
                sentIn = sessions;
                contact.send(Optional.of(id), request);
            }
            if (!pump(until)) {
                throw new Failed(Ending.TIMEOUT, Texts.NO_ANSWER.with());
            }
        }
        return answer.get();
    }

    /** Sends a request; its answer is told as an item. */
    void send(Optional<String> id, Request request) {
        contact.send(id, request);
    }

    /** Sends a line as it stands. */
    void send(String line) {
        contact.send(line);
    }

    boolean isOnline() {
        return online;
    }

    /** What there is to be told next; empty when nothing has come until then. */
    Optional<Item> next(Instant until) throws Failed {
        while (items.isEmpty()) {
            if (!pump(until)) {
                return Optional.empty();
            }
        }
        return Optional.of(items.remove());
    }

    /** Whether the session is left as it is in the end, so that another run can go on with it. */
    void keep(boolean forAnotherRun) {
        kept = forAnotherRun;
    }

    /** Says goodbye, unless the session is to be kept. From any thread, and more than once. */
    @Override
    public void close() {
        over = true;
        if (online && !kept) {
            online = false;
            contact.farewell(new Request.Bye(Optional.empty()));
        } else {
            contact.abort();
        }
    }

    /** What is written there is told from now on, a line at a time: the next one after {@link #more}. */
    void read(InputStream in) {
        input.read(in);
    }

    void more() {
        input.more();
    }

    private boolean pump(Instant until) throws Failed {
        Optional<Contact.News> news = contact.next(until);
        if (news.isPresent()) {
            take(news.get());
        }
        return news.isPresent();
    }

    private void take(Contact.News news) throws Failed {
        if (news instanceof Contact.Opened) {
            hello();
        } else if (news instanceof Contact.Heard heard) {
            heard(heard.line(), heard.message());
        } else if (news instanceof Contact.Lost lost) {
            lost(lost);
        } else if (news instanceof Contact.Typed typed) {
            items.add(new Typed(typed.line()));
        } else {
            items.add(new InputEnded());
        }
    }

    private void hello() {
        contact.send(Optional.of(HELLO), introduction.hello(tracks.positions()));
    }

    private void lost(Contact.Lost lost) throws Failed {
        boolean was = online;
        online = false;
        tracks.connectionEnded();
        if (over) {
            throw new Failed(Ending.CLOSED_PIPE, "");
        }
        if (welcome.isEmpty()) {
            throw unreachable(lost.reason());
        }
        if (lost.last()) {
            String reason = bye.map(last -> Sentences.read(last.message())).orElse(lost.reason());
            throw new Failed(Ending.REFUSED, Texts.CONNECTION_LOST.with(reason));
        }
        if (was) {
            items.add(new Offline(lost.reason()));
        }
    }

    private void heard(String line, ServerMessage message) throws Failed {
        if (message instanceof Answer answered) {
            answered(line, answered);
        } else {
            told(new Told(line, (Event) message));
        }
    }

    private void answered(String line, Answer answered) throws Failed {
        String re = answered.re().orElse("");
        if (re.equals(HELLO)) {
            greeted(answered.reply());
        } else if (re.startsWith(Tracks.REPAIR)) {
            tracks.repaired(re, answered.reply());
        } else if (re.startsWith(AGAIN)) {
            joinedAgain(re, answered.reply());
        } else if (re.startsWith(ASK)) {
            standing(answered.reply());
            answer = re.equals(ASK + asked) ? Optional.of(answered.reply()) : answer;
        } else {
            standing(answered.reply());
            items.add(new Answered(line, answered));
        }
    }

    private void standing(Reply reply) {
        if (reply instanceof Reply.JoinDone done) {
            joined.add(done.room());
            tracks.epoch(done.room(), done.standing().epoch());
        }
    }

    private void joinedAgain(String re, Reply reply) {
        standing(reply);
        if (reply instanceof Reply.Refusal refusal) {
            RoomName room = new RoomName(re.substring(AGAIN.length()));
            left(room);
            items.add(new Shut(room, refusal));
        }
    }

    private void greeted(Reply reply) throws Failed {
        if (reply instanceof Reply.Welcome granted) {
            welcomed(granted);
        } else if (reply instanceof Reply.Refusal refusal) {
            if (introduction.changed(refusal)) {
                hello();
            } else if (refusal.code().retryable() && refusal.code() != ErrorCode.INTERNAL) {
                contact.comeBackLater(refusal.retryAfterMs().orElse(0));
            } else {
                throw refused(refusal);
            }
        }
    }

    private void welcomed(Reply.Welcome granted) {
        boolean anew = welcome.isPresent() && !granted.resumed();
        if (!granted.resumed()) {
            sessions++;
            tracks.forgetConversations();
        }
        connections++;
        welcome = Optional.of(granted);
        introduction.welcomed(granted);
        granted.rooms().forEach((room, standing) -> tracks.epoch(room, standing.epoch()));
        List<RoomName> again = joined.stream()
                .filter(room -> !granted.rooms().containsKey(room))
                .toList();
        again.forEach(this::joinAgain);
        granted.rooms().keySet().stream()
                .filter(RoomName.class::isInstance)
                .forEach(room -> joined.add((RoomName) room));
        online = true;
        items.add(new Online(anew));
    }

    private void joinAgain(RoomName room) {
        Request.Join join = new Request.Join(room, tracks.position(room), Limits.REPLAY);
        contact.send(Optional.of(AGAIN + room), join);
    }

    /** The user has left a room. */
    void left(RoomName room) {
        joined.remove(room);
        tracks.forget(room);
    }

    private void told(Told item) {
        if (item.event() instanceof Event.Bye last) {
            bye = Optional.of(last);
        } else if (item.event() instanceof Event.Left gone && gone.who().user().equals(me().user())) {
            left(gone.room());
        } else if (item.event() instanceof Event.Joined come
                && come.who().user().equals(me().user())) {
            joined.add(come.room());
        }
        tracks.take(item);
    }
}
