package tupa.http.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.http.ws.ClientFrames.CLOSE;
import static tupa.http.ws.ClientFrames.PING;
import static tupa.http.ws.ClientFrames.PONG;
import static tupa.http.ws.ClientFrames.bytes;
import static tupa.http.ws.ClientFrames.frame;
import static tupa.http.ws.ClientFrames.text;
import static tupa.http.ws.ClientFrames.utf8;
import static tupa.http.ws.Wired.bye;
import static tupa.http.ws.Wired.concat;
import static tupa.http.ws.Wired.ping;
import static tupa.http.ws.Wired.server;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Parcel;
import tupa.wire.CloseReason;
import tupa.wire.Event;

final class WebSocketPeerTest {
    private final Wired wired = new Wired();

    @Test
    void what_came_together_is_heard_together() {
        wired.receive(text(ping("1")), text(ping("2") + "\n" + ping("3")));

        assertThat(wired.ids()).containsExactly("1", "2", "3");
        assertThat(wired.heard).hasSize(1);
    }

    @Test
    void nothing_more_is_read_before_the_session_has_taken_up_what_it_was_given() {
        wired.receive(text(ping("1")));
        wired.receive(text(ping("2")));

        assertThat(wired.ids()).containsExactly("1");
        assertThat(wired.peer.isReading()).isFalse();

        wired.takeUp();

        assertThat(wired.ids()).containsExactly("1", "2");
    }

    @Test
    void a_flood_in_one_read_is_heard_in_portions() {
        byte[][] many = new byte[1000][];
        for (int i = 0; i < many.length; i++) {
            many[i] = text(ping("" + i));
        }
        wired.receive(many);

        for (int i = 0; i < 4; i++) {
            wired.takeUp();
        }

        assertThat(wired.heard)
                .hasSize(4)
                .allSatisfy(portion -> assertThat(portion).hasSizeLessThanOrEqualTo(256));
        assertThat(wired.ids()).hasSize(1000).startsWith("0", "1").endsWith("998", "999");
    }

    @Test
    void a_ping_is_answered_with_what_it_carries() {
        wired.receive(frame(PING, utf8("are you there")));

        assertThat(wired.written()).isEqualTo(server(0x8a, utf8("are you there")));
    }

    @Test
    void a_flood_of_pings_is_read_only_as_fast_as_its_answers_are() {
        wired.receive(frame(PING, utf8("a")), frame(PING, utf8("b")), text(ping("1")));

        assertThat(wired.peer.isReading()).isFalse();
        assertThat(wired.heard).isEmpty();
        assertThat(wired.written()).isEqualTo(concat(server(0x8a, utf8("a")), server(0x8a, utf8("b"))));
        assertThat(wired.ids()).containsExactly("1");
    }

    @Test
    void whoever_sends_nothing_but_pings_is_let_go() {
        byte[][] flood = new byte[300][];
        Arrays.fill(flood, frame(PING, new byte[0]));
        wired.receive(flood);

        wired.written();

        assertThat(wired.outbox.farewell()).hasValue(CloseReason.FLOOD);
    }

    @Test
    void whoever_pings_now_and_then_is_not() {
        for (int i = 0; i < 300; i++) {
            wired.receive(frame(PING, new byte[0]));
            wired.written();
            wired.pass(Duration.ofSeconds(1));
        }

        assertThat(wired.outbox.isClosed()).isFalse();
    }

    @Test
    void a_pong_that_nobody_asked_for_is_taken_without_a_word() {
        wired.receive(frame(PONG, utf8("x")), text(ping("1")));

        assertThat(wired.ids()).containsExactly("1");
        assertThat(wired.written()).isEmpty();
    }

    @Test
    void what_waits_goes_out_in_one_write_each_parcel_a_frame_of_its_own() {
        wired.outbox.answer(new Parcel(utf8("one"), 1));
        wired.outbox.answer(new Parcel(utf8("two"), 1));

        assertThat(wired.peer.write()).containsExactly(server(0x81, utf8("one")), server(0x81, utf8("two")));
        assertThat(wired.peer.write()).isEmpty();
    }

    @Test
    void everybody_is_written_the_same_bytes() {
        Parcel parcel = new Parcel(utf8("news"), 1);
        wired.outbox.answer(parcel);

        assertThat(wired.peer.write().get(0)).isSameAs(parcel.framed(FrameWriter.TEXT));
    }

    @Test
    void the_last_word_is_followed_by_its_close_code_and_nothing_is_heard_any_more() {
        wired.outbox.close(Event.Bye.of(CloseReason.REPLACED));

        assertThat(wired.written())
                .isEqualTo(concat(server(0x81, bye(CloseReason.REPLACED)), server(0x88, bytes(0x11, 0x39))));
        wired.receive(text(ping("1")));
        assertThat(wired.peer.isOver()).isFalse();
        wired.receive(frame(CLOSE, bytes(0x11, 0x39)));

        assertThat(wired.peer.isOver()).isTrue();
        assertThat(wired.heard).isEmpty();
        assertThat(wired.written()).isEmpty();
    }

    @Test
    void a_peer_that_closes_is_answered_with_his_own_code() {
        wired.outbox.answer(new Parcel(utf8("never to be read"), 1));

        wired.receive(frame(CLOSE, concat(bytes(0x0f, 0xa1), utf8("done"))));

        assertThat(wired.written()).isEqualTo(server(0x88, bytes(0x0f, 0xa1)));
        assertThat(wired.peer.isOver()).isTrue();
        assertThat(wired.outbox.isClosed()).isTrue();
    }

    @Test
    void a_peer_that_closes_without_a_code_is_answered_without_one() {
        wired.receive(frame(CLOSE, new byte[0]));

        assertThat(wired.written()).isEqualTo(server(0x88, new byte[0]));
    }

    @Test
    void what_was_asked_before_the_close_is_still_heard() {
        wired.receive(text(ping("1")), frame(CLOSE, new byte[0]));

        assertThat(wired.ids()).containsExactly("1");
        assertThat(wired.outbox.isClosed()).isTrue();
    }

    @Test
    void what_is_not_allowed_is_told_and_closed_with_the_code_for_it() {
        wired.receive(text(ping("1")), frame(0x82, utf8("binary")), text(ping("2")));

        assertThat(wired.written())
                .isEqualTo(concat(server(0x81, bye(CloseReason.UNSUPPORTED)), server(0x88, bytes(0x03, 0xeb))));
        assertThat(wired.ids()).containsExactly("1");
    }

    @Test
    void what_no_honest_program_does_is_held_against_its_address_and_a_farewell_is_not() {
        wired.outbox.close(Event.Bye.of(CloseReason.SHUTTING_DOWN));
        wired.written();
        assertThat(wired.connection.hasOffended).isFalse();

        Wired another = new Wired();
        another.receive(bytes(0x81, 0x00));
        another.written();

        assertThat(another.connection.hasOffended).isTrue();
    }

    @Test
    void what_is_no_utf_8_is_closed_with_1007() {
        wired.receive(frame(0x81, bytes(0xc3, 0x28)));

        assertThat(wired.written()).endsWith(server(0x88, bytes(0x03, 0xef)));
    }
}
