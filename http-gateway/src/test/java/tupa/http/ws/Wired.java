package tupa.http.ws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tupa.core.connection.Exchange;
import tupa.core.connection.FakeSession;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.socket.FakeConnection;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.Request;

/** A WebSocket between a peer that writes bytes and a session that only listens, in a time that a test sets. */
final class Wired {
    static final WebSocketPeer.Limits LIMITS = limits(Duration.ofSeconds(30));

    final Outbox outbox = new Outbox(new Outbox.Bounds(1000, 1 << 20, 1 << 16));
    final FakeSession session = new FakeSession(outbox);
    final List<List<Incoming>> heard = session.heard;
    final FakeConnection connection = new FakeConnection();
    final WebSocketPeer peer;
    private long nanos;

    Wired() {
        this(LIMITS);
    }

    Wired(WebSocketPeer.Limits limits) {
        peer = new WebSocketPeer(connection, outbox, session, limits, () -> nanos);
        peer.begin();
        takeUp();
    }

    static WebSocketPeer.Limits limits(Duration sessionTimeout) {
        return new WebSocketPeer.Limits(
                65_536,
                64,
                new Exchange.Limits(
                        Duration.ofSeconds(10), Duration.ofMinutes(10), sessionTimeout, Duration.ofSeconds(5)));
    }

    /** The session has taken up what it was given. */
    void takeUp() {
        session.takeUp();
    }

    Duration patience() {
        return Duration.ofNanos(peer.patience());
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    void receive(byte[]... parts) {
        peer.received(ByteBuffer.wrap(concat(parts)));
    }

    byte[] written() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (List<byte[]> next = peer.write(); !next.isEmpty(); next = peer.write()) {
            next.forEach(all::writeBytes);
        }
        return all.toByteArray();
    }

    List<String> ids() {
        return session.ids();
    }

    static String ping(String id) {
        return JsonCodec.encode(Optional.of(id), new Request.Ping());
    }

    static byte[] bye(CloseReason reason) {
        return ClientFrames.utf8(Parcel.of(Event.Bye.of(reason)).json());
    }

    /** A short frame as a server writes it. */
    static byte[] server(int first, byte[] payload) {
        return concat(ClientFrames.bytes(first, payload.length), payload);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
