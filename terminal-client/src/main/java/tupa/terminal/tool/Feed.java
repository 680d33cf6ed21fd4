package tupa.terminal.tool;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import tupa.wire.ErrorCode;
import tupa.wire.Limits;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/**
 * A session with a server that outlives its connections: says hello, comes back to where it was, and tells each stored
 * event once, or that it is missing. To be used by one thread, which waits for what it wants; only {@link #close} may be
 * called by another.
 */
final class Feed implements AutoCloseable {
    /** Longer than any program runs. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final long PATIENCE_MS = 500;

    private final Contact contact;
    private final Upkeep session;
    private final Input input;
    private volatile boolean kept;
    private int asked;
    /** The session in which the message that is being asked about was sent first; 0 when it was not sent yet. */
    private int sentIn;

    Feed(Contact contact, Introduction introduction) {
        this.contact = contact;
        this.session = new Upkeep(contact, introduction);
        this.input = new Input(contact);
    }

    /** Connects and says hello. */
    Reply.Welcome begin(Instant until) throws Failed {
        contact.connect();
        while (!isOnline()) {
            if (!session.pump(until)) {
                throw session.unreachable(Texts.NO_ANSWER.with());
            }
        }
        session.items().removeIf(Item.Online.class::isInstance);
        return welcome();
    }

    Reply.Welcome welcome() {
        return session.welcome();
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
        session.entered(done);
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
        sentIn = 0;
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
            boolean unused = session.pump(wake);
        }
    }

    private Reply answer(Request request, Instant until) throws Failed {
        String id = Upkeep.ASK + ++asked;
        int sentOn = 0;
        while (session.answer(id).isEmpty()) {
            if (isOnline() && sentOn != session.connections()) {
                sentOn = session.connections();
                send(id, request);
            }
            if (!session.pump(until)) {
                throw new Failed(Ending.TIMEOUT, Texts.NO_ANSWER.with());
            }
        }
        return session.answer(id).get();
    }

    private void send(String id, Request request) throws Failed {
        boolean message = request instanceof Request.Post || request instanceof Request.Dm;
        if (message && sentIn != 0 && sentIn != session.sessions()) {
            throw new Failed(Ending.TIMEOUT, Sentences.read(ErrorCode.SESSION_EXPIRED.text()));
        }
        sentIn = session.sessions();
        contact.send(Optional.of(id), request);
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
        return session.isOnline();
    }

    /** The user has left a room. */
    void left(RoomName room) {
        session.left(room);
    }

    /** What there is to be told next; empty when nothing has come until then. */
    Optional<Item> next(Instant until) throws Failed {
        while (session.items().isEmpty()) {
            if (!session.pump(until)) {
                return Optional.empty();
            }
        }
        return Optional.of(session.items().remove());
    }

    /** Whether the session is left as it is in the end, so that another run can go on with it. */
    void keep(boolean forAnotherRun) {
        kept = forAnotherRun;
    }

    /** Says goodbye, unless the session is to be kept. From any thread, and more than once. */
    @Override
    public void close() {
        session.close(kept);
    }

    /** What is written there is told from now on, a line at a time: the next one after {@link #more}. */
    void read(InputStream in) {
        input.read(in);
    }

    void more() {
        input.more();
    }
}
