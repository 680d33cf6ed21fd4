package tupa.http.ws;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.pekko.util.ByteString;
import tupa.core.connection.Liveness;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.socket.Connection;
import tupa.socket.Conversation;
import tupa.wire.CloseReason;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;

/** One open WebSocket: what the peer writes goes to the session behind it, what waits in the outbox goes to the peer. */
public final class WebSocketPeer implements Conversation {
    /** What is behind the connection. */
    public interface Session {
        /** Asks for somebody to be there. {@code readOn} runs then, and whenever what was given is taken up, on any thread. */
        void connect(Runnable readOn);

        /** Takes what the peer asked. Nothing more comes before it is taken up. */
        void heard(List<Incoming> requests);

        /** The peer is told why, in {@code bye}, and that is the last that he hears. */
        void end(CloseReason reason);

        /** The connection is gone. */
        void lost();
    }

    /**
     * What a peer may do, and how long.
     *
     * @param messageBytes in one message, over all its fragments
     * @param fragments of one message
     * @param partsTimeout until a message that has begun is complete
     * @param idle while nothing comes, or nothing that waits is taken
     * @param sessionTimeout until the session has taken up what it was given
     * @param linger while nothing more is written than has been, once the last word was said
     */
    public record Limits(
            int messageBytes,
            int fragments,
            Duration partsTimeout,
            Duration idle,
            Duration sessionTimeout,
            Duration linger) {}

    private static final Set<CloseReason> OFFENCES = EnumSet.of(
            CloseReason.BAD_REQUESTS,
            CloseReason.HELLO_REQUIRED,
            CloseReason.FLOOD,
            CloseReason.FRAME_TOO_LARGE,
            CloseReason.PROTOCOL_ERROR,
            CloseReason.UNSUPPORTED);

    /** Requests handed over together: what came in one read may be thousands, and each needs memory. */
    private static final int REQUESTS_MAX = 256;

    /** So much is written at once when it waits. More would only make others wait. */
    private static final int WRITE_MAX = 64 * 1024;

    private final Connection connection;
    private final Outbox outbox;
    private final Session session;
    private final FrameReader reader;
    private final Liveness liveness;
    private final Controls controls;
    private final Waiting waiting;
    private final List<Incoming> heard = new ArrayList<>();
    private Optional<ByteString> unanswered = Optional.empty();
    private boolean delivering = true;
    private boolean unfinished;
    private boolean closeSent;
    private boolean closeReceived;
    private boolean over;
    private int closeCode = CloseCode.NONE;
    private boolean pingDue;

    /** There was something to write when that was asked last: until it is asked again, there may be more. */
    private boolean behind;

    /** A connection that is about to be a WebSocket. */
    public WebSocketPeer(Connection connection, Outbox outbox, Session session, Limits limits, LongSupplier nanos) {
        this.connection = connection;
        this.outbox = outbox;
        this.session = session;
        this.reader = new FrameReader(limits.messageBytes(), limits.fragments());
        this.waiting = new Waiting(limits, nanos);
        this.liveness = new Liveness(outbox, limits.idle(), nanos);
        this.controls = new Controls(limits.idle(), nanos);
    }

    /** Takes up its work: the session is asked for, and the outbox looked into whenever something is there. */
    public void begin() {
        outbox.wakeWith(connection::wake);
        session.connect(() -> connection.run(this::readOn));
    }

    @Override
    public void received(ByteBuffer bytes) {
        liveness.heard();
        reader.add(bytes);
        read();
    }

    /** Who goes without a word has merely left. */
    @Override
    public void ended() {
        over = true;
    }

    private void readOn() {
        delivering = false;
        liveness.heard();
        read();
    }

    @Override
    public boolean isReading() {
        return unanswered.isEmpty() && (!delivering || outbox.isClosed());
    }

    @Override
    public List<byte[]> write() {
        List<byte[]> next = next();
        behind = !next.isEmpty();
        if (behind && outbox.isClosed()) {
            // Only of the goodbye: what a peer is told, a pong even, brings the rest of his message no nearer.
            waiting.progress();
        }
        return next;
    }

    private List<byte[]> next() {
        if (closeSent) {
            return List.of();
        }
        if (unanswered.isPresent()) {
            byte[] pong = FrameWriter.pong(unanswered.get());
            unanswered = Optional.empty();
            read();
            return List.of(pong);
        }
        if (pingDue) {
            pingDue = false;
            return List.of(FrameWriter.PING);
        }
        List<Parcel> parcels = outbox.take(WRITE_MAX);
        if (!parcels.isEmpty()) {
            return frames(parcels);
        }
        if (outbox.isFinished()) {
            closeSent = true;
            outbox.farewell().filter(OFFENCES::contains).ifPresent(offence -> connection.offended());
            return List.of(FrameWriter.close(code()));
        }
        return List.of();
    }

    private static List<byte[]> frames(List<Parcel> parcels) {
        List<byte[]> frames = new ArrayList<>(parcels.size());
        for (Parcel parcel : parcels) {
            frames.add(parcel.framed(FrameWriter.TEXT));
        }
        return frames;
    }

    /** The peer is gone, or both have said that they close. */
    @Override
    public boolean isOver() {
        return over || (closeSent && closeReceived);
    }

    @Override
    public long patience() {
        waiting.on(reason());
        return outbox.isClosed() ? waiting.left() : Math.min(waiting.left(), liveness.left(behind));
    }

    private Waiting.Reason reason() {
        if (outbox.isClosed()) {
            return Waiting.Reason.GOODBYE;
        }
        if (delivering) {
            return Waiting.Reason.SESSION;
        }
        return unfinished ? Waiting.Reason.REST_OF_MESSAGE : Waiting.Reason.NOTHING;
    }

    @Override
    public void late() {
        if (!outbox.isClosed() && liveness.left(behind) <= 0) {
            check();
        }
        switch (waiting.overdue()) {
            case SESSION -> session.end(CloseReason.INTERNAL);
            case REST_OF_MESSAGE -> session.end(CloseReason.PROTOCOL_ERROR);
            case GOODBYE -> connection.abort();
            case NOTHING -> {}
        }
    }

    /** Whoever waits for his session is not to blame for being quiet. */
    private void check() {
        if (delivering) {
            liveness.heard();
        }
        liveness.check().ifPresent(session::end);
        pingDue = liveness.isQuiet();
    }

    @Override
    public void closed() {
        session.lost();
    }

    private void read() {
        Optional<Received> next = isReading() ? reader.next() : Optional.empty();
        while (next.isPresent()) {
            handle(next.get());
            next = isReading() && heard.size() < REQUESTS_MAX ? reader.next() : Optional.empty();
        }
        unfinished = reader.isUnfinished();
        if (!heard.isEmpty()) {
            delivering = true;
            List<Incoming> requests = List.copyOf(heard);
            heard.clear();
            session.heard(requests);
        }
    }

    private void handle(Received received) {
        if (received instanceof Received.Text text) {
            hear(text.text());
        } else if (received instanceof Received.Ping ping) {
            unanswered = closeSent ? Optional.empty() : Optional.of(ping.payload());
            countControl();
        } else if (received instanceof Received.Pong) {
            countControl();
        } else if (received instanceof Received.Close close) {
            closeReceived = true;
            closeCode = close.code();
            outbox.abandon();
        } else if (received instanceof Received.Violation violation) {
            closeCode = violation.code();
            session.end(reason(violation.code()));
        }
    }

    private void countControl() {
        if (!controls.take()) {
            session.end(CloseReason.FLOOD);
        }
    }

    /** Whoever talks on after the last word is given no more time to read it. */
    private void hear(String text) {
        if (!outbox.isClosed()) {
            waiting.progress();
            heard.addAll(JsonCodec.decodeRequests(text));
        }
    }

    private static CloseReason reason(int code) {
        return switch (code) {
            case CloseCode.UNSUPPORTED -> CloseReason.UNSUPPORTED;
            case CloseCode.TOO_BIG -> CloseReason.FRAME_TOO_LARGE;
            default -> CloseReason.PROTOCOL_ERROR;
        };
    }

    /** What was wrong, or what the peer gave as his own reason, or what the server's last word was. */
    private int code() {
        return closeCode != CloseCode.NONE || closeReceived
                ? closeCode
                : outbox.farewell().map(CloseReason::webSocketCode).orElse(CloseCode.NONE);
    }
}
