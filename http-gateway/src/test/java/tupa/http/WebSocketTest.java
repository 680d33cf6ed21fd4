package tupa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Connection;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.Reply;
import tupa.wire.Request;

class WebSocketTest {
    private static final String PING = JsonCodec.encode(Optional.of("1"), new Request.Ping());

    private final Gateway gateway;

    WebSocketTest() throws Exception {
        gateway = new Gateway("tupa.http.session-timeout = 2 seconds");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void several_requests_in_one_frame_are_heard_together_and_in_order() {
        WsClient client = new WsClient(gateway.authority());

        client.say(PING + "\n" + JsonCodec.encode(Optional.of("2"), new Request.Ping()));

        assertThat(gateway.heard()).map(Incoming::id).containsExactly(Optional.of("1"), Optional.of("2"));
    }

    @Test
    void what_is_no_json_is_heard_as_malformed() {
        WsClient client = new WsClient(gateway.authority());

        client.say("{");

        assertThat(gateway.heard()).singleElement().isInstanceOf(Incoming.Malformed.class);
    }

    @Test
    void what_waits_in_the_outbox_arrives_as_lines_in_order() throws Exception {
        WsClient client = new WsClient(gateway.authority());
        Outbox outbox = gateway.outbox();

        outbox.answer(Parcel.concat(List.of(notice("a"), notice("b"))));

        assertThat(client.next())
                .isEqualTo(notice("a").json() + "\n" + notice("b").json());
    }

    @Test
    void a_text_in_parts_is_put_together() throws Exception {
        WsClient client = new WsClient(gateway.authority());

        client.socket.sendText(PING.substring(0, 3), false).join();
        client.socket.sendText(PING.substring(3), true).join();

        assertThat(gateway.heard()).map(Incoming::id).containsExactly(Optional.of("1"));
    }

    @Test
    void the_next_frame_is_read_only_when_the_one_before_was_taken_up() {
        WsClient client = new WsClient(gateway.authority());
        client.say(PING);
        Connection.Received first = gateway.received();
        client.say(PING);

        gateway.session.expectNoMessage(Duration.ofMillis(200));
        first.replyTo().tell(new Connection.Taken(gateway.session.getRef()));

        assertThat(gateway.received().requests()).hasSize(1);
    }

    @Test
    void what_comes_next_goes_to_the_session_that_the_answer_named() throws Exception {
        WsClient client = new WsClient(gateway.authority());
        Outbox outbox = gateway.outbox();
        TestProbe<Connection> next = gateway.anotherSession();
        client.say(PING);

        gateway.received().replyTo().tell(new Connection.Taken(next.getRef()));
        client.socket.abort();

        assertThat(next.receiveMessage(Duration.ofSeconds(10))).isEqualTo(new Connection.Lost(outbox));
    }

    @Test
    void a_socket_lost_while_a_frame_is_being_taken_up_is_told_to_the_session_that_goes_on() throws Exception {
        WsClient client = new WsClient(gateway.authority());
        Outbox outbox = gateway.outbox();
        TestProbe<Connection> next = gateway.anotherSession();
        client.say(PING);
        Connection.Received hello = gateway.received();

        client.socket.abort();
        next.expectNoMessage(Duration.ofMillis(100));
        hello.replyTo().tell(new Connection.Taken(next.getRef()));

        assertThat(next.receiveMessage(Duration.ofSeconds(10))).isEqualTo(new Connection.Lost(outbox));
    }

    @Test
    void a_peer_that_closes_is_lost_and_its_outbox_takes_no_more() throws Exception {
        WsClient client = new WsClient(gateway.authority());
        Outbox outbox = gateway.outbox();

        client.socket.sendClose(1000, "").join();

        assertThat(gateway.lost().outbox()).isSameAs(outbox);
        assertThat(outbox.answer(notice("late"))).isFalse();
        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @Test
    void bye_is_the_last_word_and_closes() throws Exception {
        WsClient client = new WsClient(gateway.authority());
        Outbox outbox = gateway.outbox();

        outbox.close(Event.Bye.of(CloseReason.SHUTTING_DOWN));

        assertThat(client.next()).isEqualTo(bye(CloseReason.SHUTTING_DOWN).json());
        assertThat(client.closeCode()).isEqualTo(1001);
        assertThat(gateway.lost().outbox()).isSameAs(outbox);
    }

    @Test
    void binary_is_refused_with_a_reason() throws Exception {
        WsClient client = new WsClient(gateway.authority());

        client.socket.sendBinary(ByteBuffer.wrap(new byte[10]), true).join();

        assertThat(client.next()).isEqualTo(bye(CloseReason.UNSUPPORTED).json());
        assertThat(client.closeCode()).isEqualTo(1003);
        gateway.lost();
    }

    @Test
    void a_frame_that_is_too_large_is_refused_with_a_reason() throws Exception {
        WsClient client = new WsClient(gateway.authority());

        CompletionStage<WebSocket> sent = client.socket.sendText("x".repeat(Gateway.REQUEST_MAX + 1), true);

        assertThat(client.nextLine()).isEqualTo(tooLarge().json());
        assertThat(client.nextLine()).isEqualTo(bye(CloseReason.FRAME_TOO_LARGE).json());
        assertThat(client.closeCode()).isEqualTo(1009);
        gateway.lost();
        assertThat(sent).isCompleted();
    }

    @Test
    void parts_that_add_up_to_too_much_are_refused_with_a_reason() throws Exception {
        WsClient client = new WsClient(gateway.authority());

        for (int i = 0; i < 9; i++) {
            client.socket.sendText("x".repeat(8192), false).join();
        }

        assertThat(client.nextLine()).isEqualTo(tooLarge().json());
        assertThat(client.nextLine()).isEqualTo(bye(CloseReason.FRAME_TOO_LARGE).json());
        gateway.lost();
    }

    @Test
    void a_frame_of_exactly_the_limit_is_read() {
        WsClient client = new WsClient(gateway.authority());

        client.say(" ".repeat(Gateway.REQUEST_MAX - PING.length()) + PING);

        assertThat(gateway.heard()).map(Incoming::id).containsExactly(Optional.of("1"));
    }

    @Test
    void a_session_that_does_not_answer_ends_the_connection() throws Exception {
        WsClient client = new WsClient(gateway.authority());
        client.say(PING);
        gateway.received().replyTo().tell(new Connection.Taken(gateway.spawnDeaf()));

        client.say(PING);

        assertThat(client.next()).isEqualTo(bye(CloseReason.INTERNAL).json());
        assertThat(client.closeCode()).isEqualTo(1011);
    }

    @Test
    void the_subprotocol_is_echoed_and_any_other_is_not() throws Exception {
        try (RawClient known = new RawClient(gateway.address());
                RawClient strange = new RawClient(gateway.address())) {
            assertThat(known.upgrade("HTTP/1.1", "Sec-WebSocket-Protocol: tupa.v1"))
                    .startsWith("HTTP/1.1 101")
                    .containsIgnoringCase("sec-websocket-protocol: tupa.v1");
            assertThat(strange.upgrade("HTTP/1.1", "Sec-WebSocket-Protocol: tupa.v9"))
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("sec-websocket-protocol");
        }
    }

    private static Parcel notice(String text) {
        return Parcel.of(new Event.Notice(text));
    }

    private static Parcel tooLarge() {
        return Parcel.answer(Optional.empty(), Reply.Refusal.of(ErrorCode.FRAME_TOO_LARGE));
    }

    private static Parcel bye(CloseReason reason) {
        return Parcel.of(Event.Bye.of(reason));
    }
}
