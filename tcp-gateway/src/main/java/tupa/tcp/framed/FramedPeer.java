package tupa.tcp.framed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import tupa.core.connection.Exchange;
import tupa.core.connection.Framing;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.connection.SessionLink;
import tupa.socket.Connection;
import tupa.socket.Conversation;
import tupa.wire.CloseReason;
import tupa.wire.JsonCodec;
import tupa.wire.LengthPrefix;

/** A program that speaks framed JSON: what it asks goes to the session behind it, what waits in the outbox goes to it. */
public final class FramedPeer implements Conversation {
    /**
     * What a peer may do.
     *
     * @param frameBytes in one frame
     */
    public record Limits(int frameBytes, Exchange.Limits patience) {}

    private static final Framing FRAMES = LengthPrefix::frame;

    private final Connection connection;
    private final Outbox outbox;
    private final Exchange exchange;
    private final LengthPrefix.Reader reader;
    private boolean finished;
    private boolean over;

    private FramedPeer(Connection connection, Outbox outbox, SessionLink session, Limits limits, LongSupplier nanos) {
        this.connection = connection;
        this.outbox = outbox;
        this.exchange = new Exchange(outbox, session, limits.patience(), nanos);
        this.reader = new LengthPrefix.Reader(limits.frameBytes());
    }

    /** Takes up its work: the session is asked for, and the outbox looked into whenever something is there. */
    public static FramedPeer begin(
            Connection connection, Outbox outbox, SessionLink session, Limits limits, LongSupplier nanos) {
        FramedPeer peer = new FramedPeer(connection, outbox, session, limits, nanos);
        peer.exchange.begin(connection::wake, connection.loop(), () -> connection.run(peer::readOn));
        return peer;
    }

    @Override
    public void received(ByteBuffer bytes) {
        exchange.came();
        reader.add(bytes);
        read();
    }

    private void readOn() {
        exchange.taken();
        read();
    }

    private void read() {
        Optional<byte[]> next = exchange.isListening() ? reader.next() : Optional.empty();
        while (next.isPresent()) {
            hear(next.get());
            next = exchange.hasRoom() ? reader.next() : Optional.empty();
        }
        if (reader.isRefused()) {
            exchange.end(CloseReason.FRAME_TOO_LARGE);
        }
        exchange.handOver(reader.isUnfinished());
    }

    private void hear(byte[] payload) {
        try {
            exchange.hear(JsonCodec.decodeRequests(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString()));
        } catch (CharacterCodingException notText) {
            exchange.end(CloseReason.PROTOCOL_ERROR);
        }
    }

    /** Who goes without a word has merely left. */
    @Override
    public void ended() {
        over = true;
    }

    @Override
    public boolean isReading() {
        return exchange.isListening();
    }

    @Override
    public List<byte[]> write() {
        List<Parcel> parcels = exchange.take();
        exchange.wrote(!parcels.isEmpty());
        if (parcels.isEmpty() && outbox.isFinished()) {
            finish();
        }
        List<byte[]> frames = new ArrayList<>(parcels.size());
        for (Parcel parcel : parcels) {
            frames.add(parcel.framed(FRAMES));
        }
        return frames;
    }

    private void finish() {
        if (!finished) {
            finished = true;
            if (exchange.isOffence()) {
                connection.offended();
            }
            connection.finish();
        }
    }

    /** The peer is gone, or has read the last word and closed. */
    @Override
    public boolean isOver() {
        return over;
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
        if (exchange.late()) {
            connection.abort();
        }
    }

    @Override
    public void closed() {
        exchange.lost();
    }
}
