package tupa.http.ws;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.wire.CloseReason;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;

/**
 * One open WebSocket: what the peer writes goes to the session behind it, what waits in the outbox goes to the peer. It
 * holds no socket; whoever does hands it what came, writes what it gives, and looks after each such step at what it is
 * waiting for. To be used by one thread at a time.
 */
public final class WebSocketPeer {
    /** What is behind the connection. */
    public interface Session {
        /** Takes what the peer asked. Until {@link WebSocketPeer#readOn} nothing more comes. */
        void heard(List<Incoming> requests);

        /** The peer is told why, in {@code bye}, and that is the last that he hears. */
        void end(CloseReason reason);
    }

    /**
     * What a peer may do, and how long.
     *
     * @param messageBytes in one message, over all its fragments
     * @param fragments of one message
     * @param partsTimeout until a message that has begun is complete
     * @param sessionTimeout until the session has taken up what it was given
     * @param linger while nothing more is written than has been, once the last word was said
     */
    public record Limits(
            int messageBytes, int fragments, Duration partsTimeout, Duration sessionTimeout, Duration linger) {}

    private enum Waiting {
        FOR_NOTHING,
        FOR_SESSION,
        FOR_REST_OF_MESSAGE,
        FOR_GOODBYE
    }

    /** Requests handed over together: what came in one read may be thousands, and each needs memory. */
    private static final int REQUESTS_MAX = 256;

    /** So much is written at once when it waits. More would only make others wait. */
    private static final int WRITE_MAX = 64 * 1024;

    private final Outbox outbox;
    private final Session session;
    private final Limits limits;
    private final LongSupplier nanos;
    private final FrameReader reader;
    private final List<Incoming> heard = new ArrayList<>();
    private Optional<ByteString> unanswered = Optional.empty();
    private boolean delivering = true;
    private boolean closeSent;
    private boolean closeReceived;
    private boolean cut;
    private int closeCode = CloseCode.NONE;
    private Waiting waiting = Waiting.FOR_NOTHING;
    private long since;
    private boolean progress;

    /** A connection whose session is not there yet: {@link #readOn} says when it is. */
    public WebSocketPeer(Outbox outbox, Session session, Limits limits, LongSupplier nanos) {
        this.outbox = outbox;
        this.session = session;
        this.limits = limits;
        this.nanos = nanos;
        this.reader = new FrameReader(limits.messageBytes(), limits.fragments());
    }

    /** Takes what came from the socket. */
    public void received(ByteString data) {
        for (ByteBuffer part : data.getByteBuffers()) {
            reader.add(part);
        }
        read();
    }

    /** The session has taken up what it was given. */
    public void readOn() {
        delivering = false;
        read();
    }

    /** Whether more is to be read from the socket; if not, the peer is held back by what he has written. */
    public boolean isReading() {
        return unanswered.isEmpty() && (!delivering || outbox.isClosed());
    }

    /** What is to be written next, if anything is. */
    public Optional<ByteString> write() {
        Optional<ByteString> bytes = next();
        progress |= bytes.isPresent();
        return bytes;
    }

    private Optional<ByteString> next() {
        if (closeSent) {
            return Optional.empty();
        }
        if (unanswered.isPresent()) {
            ByteString pong = FrameWriter.pong(unanswered.get());
            unanswered = Optional.empty();
            read();
            return Optional.of(pong);
        }
        List<Parcel> parcels = outbox.take(WRITE_MAX);
        if (!parcels.isEmpty()) {
            return Optional.of(together(parcels));
        }
        if (outbox.isFinished()) {
            closeSent = true;
            return Optional.of(FrameWriter.close(code()));
        }
        return Optional.empty();
    }

    /** Both have said that they close, or one never will. */
    public boolean isOver() {
        return cut || (closeSent && closeReceived);
    }

    /** Whether the peer was too slow with his goodbye: there is no use in waiting for what is still on its way to him. */
    public boolean isCut() {
        return cut;
    }

    /** How long from now until {@link #late} if nothing happens before; empty when nothing is waited for. */
    public Optional<Duration> patience() {
        Waiting now = waiting();
        boolean anew = now != waiting || progress;
        waiting = now;
        progress = false;
        return limit(now).map(limit -> {
            long time = nanos.getAsLong();
            since = anew ? time : since;
            return limit.minusNanos(time - since);
        });
    }

    /** The time told by {@link #patience} is over. */
    public void late() {
        switch (waiting) {
            case FOR_SESSION -> session.end(CloseReason.INTERNAL);
            case FOR_REST_OF_MESSAGE -> session.end(CloseReason.PROTOCOL_ERROR);
            case FOR_GOODBYE -> cut = true;
            case FOR_NOTHING -> {}
        }
    }

    private Waiting waiting() {
        if (outbox.isClosed()) {
            return Waiting.FOR_GOODBYE;
        }
        if (delivering) {
            return Waiting.FOR_SESSION;
        }
        return reader.isUnfinished() ? Waiting.FOR_REST_OF_MESSAGE : Waiting.FOR_NOTHING;
    }

    private Optional<Duration> limit(Waiting waiting) {
        return switch (waiting) {
            case FOR_SESSION -> Optional.of(limits.sessionTimeout());
            case FOR_REST_OF_MESSAGE -> Optional.of(limits.partsTimeout());
            case FOR_GOODBYE -> Optional.of(limits.linger());
            case FOR_NOTHING -> Optional.empty();
        };
    }

    private void read() {
        Optional<Received> next = isReading() ? reader.next() : Optional.empty();
        while (next.isPresent()) {
            handle(next.get());
            next = isReading() && heard.size() < REQUESTS_MAX ? reader.next() : Optional.empty();
        }
        if (!heard.isEmpty()) {
            delivering = true;
            List<Incoming> requests = List.copyOf(heard);
            heard.clear();
            session.heard(requests);
        }
    }

    private void handle(Received received) {
        if (received instanceof Received.Text text) {
            progress = true;
            hear(text.text());
        } else if (received instanceof Received.Ping ping) {
            unanswered = closeSent ? Optional.empty() : Optional.of(ping.payload());
        } else if (received instanceof Received.Close close) {
            closeReceived = true;
            closeCode = close.code();
            outbox.abandon();
        } else if (received instanceof Received.Violation violation) {
            closeCode = violation.code();
            session.end(reason(violation.code()));
        }
    }

    private void hear(String text) {
        if (!outbox.isClosed()) {
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

    private static ByteString together(List<Parcel> parcels) {
        if (parcels.size() == 1) {
            return parcels.get(0).framed(FrameWriter.TEXT);
        }
        ByteStringBuilder all = new ByteStringBuilder();
        for (Parcel parcel : parcels) {
            all.append(parcel.framed(FrameWriter.TEXT));
        }
        return all.result();
    }
}
