package tupa.http.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.http.ws.ClientFrames.CLOSE;
import static tupa.http.ws.ClientFrames.CONTINUED;
import static tupa.http.ws.ClientFrames.FINISHED;
import static tupa.http.ws.ClientFrames.PING;
import static tupa.http.ws.ClientFrames.PONG;
import static tupa.http.ws.ClientFrames.TEXT_BEGUN;
import static tupa.http.ws.ClientFrames.bytes;
import static tupa.http.ws.ClientFrames.frame;
import static tupa.http.ws.ClientFrames.text;
import static tupa.http.ws.ClientFrames.utf8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.Request;

final class WebSocketPeerTest {
    private static final WebSocketPeer.Limits LIMITS =
            new WebSocketPeer.Limits(65_536, 64, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5));

    private final Outbox outbox = new Outbox(new Outbox.Bounds(1000, 1 << 20, 1 << 16));
    private final List<List<Incoming>> heard = new ArrayList<>();
    private final FakeConnection connection = new FakeConnection();
    private final WebSocketPeer peer;
    private Runnable readOn = () -> {};
    private long nanos;

    WebSocketPeerTest() {
        WebSocketPeer.Session session = new WebSocketPeer.Session() {
            @Override
            public void connect(Runnable whenTaken) {
                readOn = whenTaken;
            }

            @Override
            public void lost() {}

            @Override
            public void heard(List<Incoming> requests) {
                heard.add(requests);
            }

            @Override
            public void end(CloseReason reason) {
                outbox.close(Event.Bye.of(reason));
            }
        };
        peer = new WebSocketPeer(connection, outbox, session, LIMITS, () -> nanos);
        peer.begin();
        readOn.run();
    }

    @Test
    void what_came_together_is_heard_together() {
        receive(text(ping("1")), text(ping("2") + "\n" + ping("3")));

        assertThat(ids()).containsExactly("1", "2", "3");
        assertThat(heard).hasSize(1);
    }

    @Test
    void nothing_more_is_read_before_the_session_has_taken_up_what_it_was_given() {
        receive(text(ping("1")));
        receive(text(ping("2")));

        assertThat(ids()).containsExactly("1");
        assertThat(peer.isReading()).isFalse();

        readOn.run();

        assertThat(ids()).containsExactly("1", "2");
    }

    @Test
    void a_flood_in_one_read_is_heard_in_portions() {
        byte[][] many = new byte[1000][];
        for (int i = 0; i < many.length; i++) {
            many[i] = text(ping("" + i));
        }
        receive(many);

        for (int i = 0; i < 4; i++) {
            readOn.run();
        }

        assertThat(heard).hasSize(4).allSatisfy(portion -> assertThat(portion).hasSizeLessThanOrEqualTo(256));
        assertThat(ids()).hasSize(1000).startsWith("0", "1").endsWith("998", "999");
    }

    @Test
    void a_ping_is_answered_with_what_it_carries() {
        receive(frame(PING, utf8("are you there")));

        assertThat(written()).isEqualTo(server(0x8a, utf8("are you there")));
    }

    @Test
    void a_flood_of_pings_is_read_only_as_fast_as_its_answers_are() {
        receive(frame(PING, utf8("a")), frame(PING, utf8("b")), text(ping("1")));

        assertThat(peer.isReading()).isFalse();
        assertThat(heard).isEmpty();
        assertThat(written()).isEqualTo(concat(server(0x8a, utf8("a")), server(0x8a, utf8("b"))));
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void a_pong_that_nobody_asked_for_is_taken_without_a_word() {
        receive(frame(PONG, utf8("x")), text(ping("1")));

        assertThat(ids()).containsExactly("1");
        assertThat(written()).isEmpty();
    }

    @Test
    void what_waits_goes_out_in_one_write_each_parcel_a_frame_of_its_own() {
        outbox.answer(new Parcel(utf8("one"), 1));
        outbox.answer(new Parcel(utf8("two"), 1));

        assertThat(peer.write()).containsExactly(server(0x81, utf8("one")), server(0x81, utf8("two")));
        assertThat(peer.write()).isEmpty();
    }

    @Test
    void everybody_is_written_the_same_bytes() {
        Parcel parcel = new Parcel(utf8("news"), 1);
        outbox.answer(parcel);

        assertThat(peer.write().get(0)).isSameAs(parcel.framed(FrameWriter.TEXT));
    }

    @Test
    void the_last_word_is_followed_by_its_close_code_and_nothing_is_heard_any_more() {
        outbox.close(Event.Bye.of(CloseReason.REPLACED));

        assertThat(written())
                .isEqualTo(concat(server(0x81, bye(CloseReason.REPLACED)), server(0x88, bytes(0x11, 0x39))));
        receive(text(ping("1")));
        assertThat(peer.isOver()).isFalse();
        receive(frame(CLOSE, bytes(0x11, 0x39)));

        assertThat(peer.isOver()).isTrue();
        assertThat(heard).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void a_peer_that_closes_is_answered_with_his_own_code() {
        outbox.answer(new Parcel(utf8("never to be read"), 1));

        receive(frame(CLOSE, concat(bytes(0x0f, 0xa1), utf8("done"))));

        assertThat(written()).isEqualTo(server(0x88, bytes(0x0f, 0xa1)));
        assertThat(peer.isOver()).isTrue();
        assertThat(outbox.isClosed()).isTrue();
    }

    @Test
    void a_peer_that_closes_without_a_code_is_answered_without_one() {
        receive(frame(CLOSE, new byte[0]));

        assertThat(written()).isEqualTo(server(0x88, new byte[0]));
    }

    @Test
    void what_was_asked_before_the_close_is_still_heard() {
        receive(text(ping("1")), frame(CLOSE, new byte[0]));

        assertThat(ids()).containsExactly("1");
        assertThat(outbox.isClosed()).isTrue();
    }

    @Test
    void what_is_not_allowed_is_told_and_closed_with_the_code_for_it() {
        receive(text(ping("1")), frame(0x82, utf8("binary")), text(ping("2")));

        assertThat(written())
                .isEqualTo(concat(server(0x81, bye(CloseReason.UNSUPPORTED)), server(0x88, bytes(0x03, 0xeb))));
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void what_is_no_utf_8_is_closed_with_1007() {
        receive(frame(0x81, bytes(0xc3, 0x28)));

        assertThat(written()).endsWith(server(0x88, bytes(0x03, 0xef)));
    }

    @Test
    void a_quiet_peer_is_waited_for_without_end() {
        assertThat(peer.patience()).isEmpty();
    }

    @Test
    void a_session_that_does_not_answer_ends_the_connection() {
        receive(text(ping("1")));

        expectLateAfter(LIMITS.sessionTimeout());

        assertThat(written()).startsWith(server(0x81, bye(CloseReason.INTERNAL)));
    }

    @Test
    void a_message_that_does_not_come_to_its_end_ends_the_connection() {
        receive(frame(TEXT_BEGUN, utf8("{")));
        assertThat(peer.patience()).hasValue(LIMITS.partsTimeout());
        pass(Duration.ofSeconds(9));
        receive(frame(CONTINUED, utf8(" ")));

        expectLateAfter(Duration.ofSeconds(1));

        assertThat(written()).startsWith(server(0x81, bye(CloseReason.PROTOCOL_ERROR)));
    }

    @Test
    void half_a_frame_is_waited_for_no_longer_than_half_a_message() {
        receive(new byte[] {(byte) 0x81});

        assertThat(peer.patience()).hasValue(LIMITS.partsTimeout());
    }

    @Test
    void a_peer_who_always_has_begun_the_next_message_is_not_late() {
        for (int i = 0; i < 10; i++) {
            receive(frame(TEXT_BEGUN, utf8("{")));
            peer.patience();
            pass(Duration.ofSeconds(9));
            receive(frame(FINISHED, utf8("}")), frame(TEXT_BEGUN, utf8("{")));
            readOn.run();
            assertThat(peer.patience()).hasValue(LIMITS.partsTimeout());
            receive(frame(FINISHED, utf8("}")));
            readOn.run();
        }
    }

    @Test
    void a_peer_who_reads_on_is_given_time_for_the_last_word_and_one_who_does_not_is_cut() {
        outbox.answer(new Parcel(new byte[60_000], 1));
        outbox.close(Event.Bye.of(CloseReason.SLOW_CONSUMER));
        assertThat(peer.patience()).hasValue(LIMITS.linger());
        pass(Duration.ofSeconds(4));
        peer.write();

        expectLateAfter(LIMITS.linger());

        assertThat(connection.isCut).isTrue();
    }

    private void expectLateAfter(Duration time) {
        assertThat(peer.patience()).hasValue(time);
        pass(time);
        assertThat(peer.patience()).hasValue(Duration.ZERO);
        peer.late();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private void receive(byte[]... parts) {
        peer.received(ByteBuffer.wrap(concat(parts)));
    }

    private byte[] written() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (List<byte[]> next = peer.write(); !next.isEmpty(); next = peer.write()) {
            next.forEach(all::writeBytes);
        }
        return all.toByteArray();
    }

    private List<String> ids() {
        return heard.stream()
                .flatMap(List::stream)
                .map(request -> request.id().orElseThrow())
                .toList();
    }

    private static String ping(String id) {
        return JsonCodec.encode(Optional.of(id), new Request.Ping());
    }

    private static byte[] bye(CloseReason reason) {
        return utf8(Parcel.of(Event.Bye.of(reason)).json());
    }

    private static byte[] server(int first, byte[] payload) {
        return concat(bytes(first, payload.length), payload);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
