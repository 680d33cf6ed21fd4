package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tupa.testkit.socket.FramedPeer;
import tupa.wire.Answer;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Reply;
import tupa.wire.Request;

/** A scripted client over framed TCP, against a server that says what it is told to. */
class ScriptedClientTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final FramedPeer server;
    private final ScriptedClient client;

    ScriptedClientTest() throws IOException {
        server = new FramedPeer();
        client = ScriptedClient.connect(server.url().toString());
        server.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    private static String pong(String id) {
        return JsonCodec.encode(new Answer(Optional.of(id), new Reply.Pong(NOON)));
    }

    private static String notice(String text) {
        return JsonCodec.encode(new Event.Notice(text));
    }

    @Test
    void asks_and_is_answered() throws IOException {
        String first = client.send(new Request.Ping());
        String second = client.send(new Request.Ping());

        assertThat(server.heard()).isEqualTo(JsonCodec.encode(Optional.of(first), new Request.Ping()));
        assertThat(server.heard()).isEqualTo(JsonCodec.encode(Optional.of(second), new Request.Ping()));
        server.say(pong(first) + "\n" + notice("in the same frame"));
        server.say(pong(second));

        assertThat(client.answer(first)).isEqualTo(new Reply.Pong(NOON));
        assertThat(client.answer(second)).isEqualTo(new Reply.Pong(NOON));
        assertThat(client.expect(Event.Notice.class).text()).isEqualTo("in the same frame");
    }

    @Test
    void hears_the_last_word_and_then_the_end() throws IOException {
        server.say(JsonCodec.encode(Event.Bye.of(CloseReason.IDLE)));
        server.hangUp();

        assertThat(client.closeCode()).isEqualTo(Link.BROKEN);
        assertThat(client.expect(Event.Bye.class).reason()).isEqualTo(CloseReason.IDLE);
    }

    @Test
    void a_frame_that_may_not_be_is_the_end() throws IOException {
        server.begin(0);

        assertThat(client.closeCode()).isEqualTo(Link.BROKEN);
    }

    @Test
    void what_is_not_the_protocol_is_the_end() throws IOException {
        server.say("[]");

        assertThat(client.closeCode()).isEqualTo(Link.BROKEN);
    }

    @Test
    void a_dropped_connection_is_seen_by_the_server_and_the_next_one_is_as_good() throws IOException {
        client.drop();
        assertThatThrownBy(server::heard).isInstanceOf(IOException.class);

        client.connectAgain();
        server.accept();
        server.say(notice("again"));

        assertThat(client.expect(Event.Notice.class).text()).isEqualTo("again");
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void whoever_reads_nothing_hears_one_more_at_most_and_the_rest_when_he_reads_again() throws IOException {
        client.stopReading();
        for (String text : new String[] {"one", "two", "three"}) {
            server.say(notice(text));
        }
        assertThat(client.unexpected()).hasSizeLessThan(2);

        client.readAgain();
        client.expect(Event.Notice.class, notice -> notice.text().equals("three"));

        assertThat(client.unexpected()).containsExactly(new Event.Notice("one"), new Event.Notice("two"));
    }

    @Test
    void there_are_neither_parts_nor_bytes_on_tcp() {
        assertThatThrownBy(() -> client.sendPart("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> client.sendBinary(new byte[1])).isInstanceOf(UnsupportedOperationException.class);
    }
}
