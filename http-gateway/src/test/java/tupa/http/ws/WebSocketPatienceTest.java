package tupa.http.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.http.ws.ClientFrames.CONTINUED;
import static tupa.http.ws.ClientFrames.FINISHED;
import static tupa.http.ws.ClientFrames.PING;
import static tupa.http.ws.ClientFrames.PONG;
import static tupa.http.ws.ClientFrames.TEXT_BEGUN;
import static tupa.http.ws.ClientFrames.bytes;
import static tupa.http.ws.ClientFrames.frame;
import static tupa.http.ws.ClientFrames.text;
import static tupa.http.ws.ClientFrames.utf8;
import static tupa.http.ws.Wired.bye;
import static tupa.http.ws.Wired.ping;
import static tupa.http.ws.Wired.server;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Parcel;
import tupa.wire.CloseReason;
import tupa.wire.Event;

/** How long who is waited for. */
final class WebSocketPatienceTest {
    private static final Duration QUIET =
            Wired.LIMITS.patience().idle().dividedBy(6).multipliedBy(5);
    private static final int CHECKS = 4;
    private static final Duration CHECK = Wired.LIMITS.patience().idle().dividedBy(CHECKS);
    private static final Duration FOR_THE_ANSWER =
            Wired.LIMITS.patience().idle().dividedBy(6);

    private final Wired wired = new Wired();

    @Test
    void a_peer_who_is_quiet_for_most_of_his_time_is_asked_whether_he_is_there_and_his_answer_is_enough() {
        for (int i = 0; i < 10; i++) {
            expectLateAfter(QUIET);
            assertThat(wired.written()).isEqualTo(server(0x89, new byte[0]));

            wired.receive(frame(PONG, new byte[0]));
        }
        assertThat(wired.outbox.isClosed()).isFalse();
    }

    @Test
    void a_peer_who_does_not_answer_is_let_go() {
        expectLateAfter(QUIET);
        expectLateAfter(FOR_THE_ANSWER);

        assertThat(wired.written()).endsWith(server(0x88, bytes(0x03, 0xe9)));
        assertThat(wired.outbox.farewell()).hasValue(CloseReason.IDLE);
    }

    @Test
    void a_peer_whose_session_is_slow_is_not_to_blame_for_being_quiet() {
        wired.receive(text("{}"));
        wired.pass(Wired.LIMITS.patience().session().dividedBy(2));
        wired.takeUp();

        assertThat(wired.patience()).isEqualTo(QUIET);
    }

    @Test
    void nor_is_he_asked_meanwhile() {
        Wired slow = new Wired(Wired.limits(Wired.LIMITS.patience().idle().multipliedBy(2)));
        slow.receive(text("{}"));

        slow.pass(QUIET);
        slow.peer.late();

        assertThat(slow.written()).isEmpty();
        assertThat(slow.patience()).isEqualTo(QUIET);
    }

    @Test
    void a_peer_who_says_something_now_and_then_but_takes_nothing_is_slow() {
        wired.outbox.answer(new Parcel(new byte[100], 1));
        wired.peer.write();

        isFoundSlow();
    }

    @Test
    void nor_is_it_overlooked_that_he_does_not_even_take_a_pong() {
        wired.receive(frame(PING, utf8("?")));
        wired.peer.write();

        isFoundSlow();
    }

    /** The network has not taken what was written last, so nobody asks for more. */
    private void isFoundSlow() {
        wired.outbox.answer(new Parcel(new byte[100], 1));
        for (int i = 0; i < CHECKS; i++) {
            assertThat(wired.outbox.isClosed()).isFalse();
            expectLateAfter(CHECK);
            wired.receive(frame(PONG, new byte[0]));
        }
        expectLateAfter(CHECK);

        assertThat(wired.outbox.farewell()).hasValue(CloseReason.SLOW_CONSUMER);
    }

    @Test
    void a_quiet_peer_is_asked_before_he_is_told_what_waits() {
        wired.patience();
        wired.pass(QUIET);
        wired.outbox.answer(new Parcel(utf8("{}"), 1));
        wired.peer.late();

        assertThat(wired.written()).isEqualTo(Wired.concat(server(0x89, new byte[0]), server(0x81, utf8("{}"))));
    }

    @Test
    void a_session_that_does_not_answer_ends_the_connection() {
        wired.receive(text(ping("1")));

        expectLateAfter(Wired.LIMITS.patience().session());

        assertThat(wired.written()).startsWith(server(0x81, bye(CloseReason.INTERNAL)));
    }

    @Test
    void a_message_that_does_not_come_to_its_end_ends_the_connection() {
        wired.receive(frame(TEXT_BEGUN, utf8("{")));
        assertThat(wired.patience()).isEqualTo(Wired.LIMITS.patience().parts());
        wired.pass(Duration.ofSeconds(9));
        wired.receive(frame(CONTINUED, utf8(" ")));

        expectLateAfter(Duration.ofSeconds(1));

        assertThat(wired.written()).startsWith(server(0x81, bye(CloseReason.PROTOCOL_ERROR)));
    }

    @Test
    void what_the_peer_is_told_meanwhile_gives_him_no_more_time_for_the_rest_of_his_message() {
        wired.receive(frame(TEXT_BEGUN, utf8("{")));
        assertThat(wired.patience()).isEqualTo(Wired.LIMITS.patience().parts());
        wired.pass(Duration.ofSeconds(9));
        wired.receive(frame(PING, utf8("?")));
        assertThat(wired.written()).isEqualTo(server(0x8a, utf8("?")));

        expectLateAfter(Duration.ofSeconds(1));

        assertThat(wired.outbox.farewell()).hasValue(CloseReason.PROTOCOL_ERROR);
    }

    @Test
    void half_a_frame_is_waited_for_no_longer_than_half_a_message() {
        wired.receive(new byte[] {(byte) 0x81});

        assertThat(wired.patience()).isEqualTo(Wired.LIMITS.patience().parts());
    }

    @Test
    void a_peer_who_always_has_begun_the_next_message_is_not_late() {
        for (int i = 0; i < 10; i++) {
            wired.receive(frame(TEXT_BEGUN, utf8("{")));
            wired.patience();
            wired.pass(Duration.ofSeconds(9));
            wired.receive(frame(FINISHED, utf8("}")), frame(TEXT_BEGUN, utf8("{")));
            wired.takeUp();
            assertThat(wired.patience()).isEqualTo(Wired.LIMITS.patience().parts());
            wired.receive(frame(FINISHED, utf8("}")));
            wired.takeUp();
        }
    }

    @Test
    void a_peer_who_reads_on_is_given_time_for_the_last_word_and_one_who_does_not_is_cut() {
        wired.outbox.answer(new Parcel(new byte[60_000], 1));
        wired.outbox.close(Event.Bye.of(CloseReason.SLOW_CONSUMER));
        assertThat(wired.patience()).isEqualTo(Wired.LIMITS.patience().linger());
        wired.pass(Duration.ofSeconds(4));
        wired.peer.write();

        expectLateAfter(Wired.LIMITS.patience().linger());

        assertThat(wired.connection.isCut).isTrue();
    }

    @Test
    void a_peer_who_talks_on_and_does_not_read_the_last_word_is_cut_all_the_same() {
        wired.outbox.answer(new Parcel(new byte[60_000], 1));
        wired.outbox.close(Event.Bye.of(CloseReason.SLOW_CONSUMER));
        assertThat(wired.patience()).isEqualTo(Wired.LIMITS.patience().linger());
        wired.pass(Duration.ofSeconds(4));
        wired.receive(text("{}"));

        expectLateAfter(Duration.ofSeconds(1));

        assertThat(wired.connection.isCut).isTrue();
    }

    private void expectLateAfter(Duration time) {
        assertThat(wired.patience()).isEqualTo(time);
        wired.pass(time);
        assertThat(wired.patience()).isEqualTo(Duration.ZERO);
        wired.peer.late();
    }
}
