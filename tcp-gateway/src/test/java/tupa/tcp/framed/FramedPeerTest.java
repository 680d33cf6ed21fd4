package tupa.tcp.framed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Exchange;
import tupa.core.connection.FakeSession;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.socket.FakeConnection;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.LengthPrefix;
import tupa.wire.Request;

final class FramedPeerTest {
    private static final int MAX = 1000;
    private static final Exchange.Limits PATIENCE = new Exchange.Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(5));

    private final Outbox outbox = new Outbox(new Outbox.Bounds(1000, 1 << 20, 1 << 16));
    private final FakeSession session = new FakeSession(outbox);
    private final FakeConnection connection = new FakeConnection();
    private long nanos;
    private final FramedPeer peer =
            FramedPeer.begin(connection, outbox, session, new FramedPeer.Limits(MAX, PATIENCE), () -> nanos);

    FramedPeerTest() {
        session.takeUp();
    }

    @Test
    void what_came_together_is_heard_together_and_the_rest_when_that_was_taken_up() {
        receive(LengthPrefix.frame(utf8(ping("1") + "\n" + ping("2"))), LengthPrefix.frame(utf8(ping("3"))));
        receive(LengthPrefix.frame(utf8(ping("4"))));

        assertThat(session.ids()).containsExactly("1", "2", "3");
        assertThat(peer.isReading()).isFalse();

        session.takeUp();

        assertThat(session.ids()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void everybody_is_written_the_same_bytes() {
        Parcel parcel = Parcel.of(new Event.Notice("news"));
        outbox.answer(parcel);

        List<byte[]> written = peer.write();

        assertThat(written).containsExactly(LengthPrefix.frame(utf8(parcel.json())));
        outbox.answer(parcel);
        assertThat(peer.write().get(0)).isSameAs(written.get(0));
    }

    @Test
    void a_length_that_lies_ends_the_connection_and_is_an_offence() {
        receive(ByteBuffer.allocate(4).putInt(MAX + 1).array());

        assertThat(goodbye()).contains(CloseReason.FRAME_TOO_LARGE);
        assertThat(connection.hasOffended).isTrue();
    }

    @Test
    void so_does_a_frame_that_is_not_utf_8() {
        receive(LengthPrefix.frame(new byte[] {'"', (byte) 0xe9, '"'}));

        assertThat(goodbye()).contains(CloseReason.PROTOCOL_ERROR);
        assertThat(connection.hasOffended).isTrue();
    }

    @Test
    void bad_json_is_for_the_session_to_answer() {
        receive(LengthPrefix.frame(utf8("{\"type\":")));

        assertThat(session.heard).hasSize(1);
        assertThat(outbox.isClosed()).isFalse();
    }

    @Test
    void a_frame_that_comes_too_slowly_ends_the_connection() {
        receive(new byte[] {0, 0, 0, 100, '{'});

        pass(PATIENCE.parts().minusMillis(1));
        assertThat(outbox.isClosed()).isFalse();
        pass(Duration.ofMillis(1));

        assertThat(goodbye()).contains(CloseReason.PROTOCOL_ERROR);
    }

    @Test
    void a_program_that_says_nothing_at_all_is_idle() {
        pass(PATIENCE.idle().minusSeconds(10));
        assertThat(outbox.isClosed()).isFalse();
        pass(Duration.ofSeconds(10));

        assertThat(goodbye()).contains(CloseReason.IDLE);
        assertThat(connection.hasOffended).isFalse();
    }

    @Test
    void after_the_last_word_it_is_closed_when_the_peer_has_read_it_or_a_while_later() {
        outbox.close(Event.Bye.of(CloseReason.REPLACED));

        assertThat(goodbye()).contains(CloseReason.REPLACED);
        receive(LengthPrefix.frame(utf8(ping("1"))));
        assertThat(session.heard).isEmpty();
        assertThat(peer.isOver()).isFalse();
        pass(PATIENCE.linger());
        assertThat(connection.isCut).isTrue();
        peer.ended();
        assertThat(peer.isOver()).isTrue();
    }

    @Test
    void whoever_goes_is_lost_to_his_session() {
        peer.ended();
        assertThat(peer.isOver()).isTrue();
        peer.closed();

        assertThat(session.isLost).isTrue();
    }

    /** Why the connection ends, once the peer has been written all there is and the end. */
    private Optional<CloseReason> goodbye() {
        while (!peer.write().isEmpty()) {
            assertThat(connection.isFinished).isFalse();
        }
        assertThat(connection.isFinished).isTrue();
        return outbox.farewell();
    }

    private void pass(Duration time) {
        peer.patience();
        nanos += time.toNanos();
        if (peer.patience() <= 0) {
            peer.late();
        }
    }

    private void receive(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        peer.received(ByteBuffer.wrap(all.toByteArray()));
    }

    private static String ping(String id) {
        return JsonCodec.encode(Optional.of(id), new Request.Ping());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
