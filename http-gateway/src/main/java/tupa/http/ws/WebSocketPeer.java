package tupa.http.ws;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.pekko.util.ByteString;
import tupa.core.connection.Exchange;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.connection.SessionLink;
import tupa.socket.Connection;
import tupa.socket.Conversation;
import tupa.wire.CloseReason;
import tupa.wire.JsonCodec;

/** One open WebSocket: what the peer writes goes to the session behind it, what waits in the outbox goes to the peer. */
public final class WebSocketPeer implements Conversation {
    /**
     * What a peer may do.
     *
     * @param messageBytes in one message, over all its fragments
     * @param fragments of one message
     */
    public record Limits(int messageBytes, int fragments, Exchange.Limits patience) {}

    private final Connection connection;
    private final Outbox outbox;
    private final FrameReader reader;
    private final Exchange exchange;
    private final Controls controls;
    private Optional<ByteString> unanswered = Optional.empty();
    private boolean closeSent;
    private boolean closeReceived;
    private boolean over;
    private int closeCode = CloseCode.NONE;
    private boolean pingDue;

    /** A connection that is about to be a WebSocket. */
    public WebSocketPeer(Connection connection, Outbox outbox, SessionLink session, Limits limits, LongSupplier nanos) {
        this.connection = connection;
        this.outbox = outbox;
        this.reader = new FrameReader(limits.messageBytes(), limits.fragments());
        this.exchange = new Exchange(outbox, session, limits.patience(), nanos);
        this.controls = new Controls(limits.patience().idle(), nanos);
    }

    /** Takes up its work: the session is asked for, and the outbox looked into whenever something is there. */
    public void begin() {
        exchange.begin(connection::wake, connection.loop(), () -> connection.run(this::readOn));
    }

    @Override
    public void received(ByteBuffer bytes) {
        exchange.came();
        reader.add(bytes);
        read();
    }

    /** Who goes without a word has merely left. */
    @Override
    public void ended() {
        over = true;
    }

    private void readOn() {
        exchange.taken();
        read();
    }

    @Override
    public boolean isReading() {
        return unanswered.isEmpty() && exchange.isListening();
    }

    @Override
    public List<byte[]> write() {
        List<byte[]> next = next();
        exchange.wrote(!next.isEmpty());
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
        List<Parcel> parcels = exchange.take();
        if (!parcels.isEmpty()) {
            return frames(parcels);
        }
        if (outbox.isFinished()) {
            closeSent = true;
            if (exchange.isOffence()) {
                connection.offended();
            }
            return List.of(FrameWriter.close(code()));
        }
        return List.of();
    }

    private static List<byte[]> frames(List<Parcel> parcels) {
        if (parcels.size() == 1) {
            return List.of(parcels.get(0).framed(FrameWriter.TEXT));
        }
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
    public boolean isSteady() {
        return exchange.isSteady();
    }

    @Override
    public long patience() {
        return exchange.patience();
    }

    @Override
    public void late() {
        boolean wasQuiet = exchange.isQuiet();
        if (exchange.late()) {
            connection.abort();
        }
        pingDue |= exchange.isQuiet() && !wasQuiet;
    }

    @Override
    public void closed() {
        exchange.lost();
    }

    private void read() {
        Optional<Received> next = isReading() ? reader.next() : Optional.empty();
        while (next.isPresent()) {
            handle(next.get());
            next = isReading() && exchange.hasRoom() ? reader.next() : Optional.empty();
        }
        exchange.handOver(reader.isUnfinished());
    }

    private void handle(Received received) {
        if (received instanceof Received.Text text) {
            exchange.hear(JsonCodec.decodeRequests(text.text()));
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
            exchange.end(reason(violation.code()));
        }
    }

    private void countControl() {
        if (!controls.take()) {
            exchange.end(CloseReason.FLOOD);
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
