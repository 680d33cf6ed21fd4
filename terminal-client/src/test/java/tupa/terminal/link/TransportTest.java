package tupa.terminal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.terminal.client.Poll;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;
import tupa.wire.JsonCodec;
import tupa.wire.Request;

/** What holds for a connection, whatever carries it. */
@ParameterizedClass
@EnumSource(TinyServer.Carrier.class)
final class TransportTest {
    private final FakeServer chat = new FakeServer();
    private final TinyServer server;
    private final Transport transport;
    private final Heard heard = new Heard();

    TransportTest(TinyServer.Carrier carrier) throws IOException {
        server = new TinyServer(chat, carrier);
        transport = Transport.to(server.uri());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static String ping(int number) {
        return JsonCodec.encode(Optional.of("ü" + number), new Request.Ping());
    }

    @Test
    void what_is_sent_before_the_connection_is_there_is_sent_and_answered() {
        Transport.Connection connection = transport.open(server.uri(), heard);
        connection.send(ping(1));

        assertThat(heard.next()).isEqualTo("opened");
        assertThat(heard.next()).contains("\"pong\"", "ü1");
        connection.abort();
    }

    @Test
    void everything_sent_before_a_polite_end_arrives_and_then_the_end_is_told_once() {
        Transport.Connection connection = transport.open(server.uri(), heard);
        assertThat(heard.next()).isEqualTo("opened");

        IntStream.range(0, 500).forEach(i -> connection.send(ping(i)));
        connection.close();
        connection.send(ping(500));

        IntStream.range(0, 500).forEach(i -> assertThat(heard.next()).contains("\"ü" + i + "\""));
        assertThat(heard.next()).startsWith("closed 1000 ");
        assertThat(chat.heard()).hasSize(500);
        assertThat(heard.isAll()).isTrue();
    }

    @Test
    void a_connection_that_is_cut_ends_once() throws IOException {
        transport.open(server.uri(), heard);
        assertThat(heard.next()).isEqualTo("opened");
        // A TCP connection is there before the server knows of it.
        Poll.until(() -> Long.toString(server.connections()), "1");

        server.cut();

        assertThat(heard.next()).startsWith("closed 1006 ");
        assertThat(heard.isAll()).isTrue();
    }

    @Test
    void where_nobody_listens_the_connection_is_refused() throws IOException {
        server.close();

        transport.open(server.uri(), heard);

        assertThat(heard.next()).isEqualTo("closed 1006 connection refused");
    }

    @Test
    void after_an_abort_the_server_sees_the_end_and_nothing_is_told() {
        Heard aborted = new Heard();
        Transport.Connection connection = transport.open(server.uri(), aborted);
        connection.send(ping(1));
        assertThat(aborted.next()).isEqualTo("opened");
        assertThat(aborted.next()).contains("ü1");

        connection.abort();
        Poll.until(() -> server.connections() + " left", "0 left");
        connection.send(ping(2));

        assertThat(aborted.isAll()).isTrue();
    }

    @Test
    void a_connection_that_takes_no_more_is_given_up() {
        String frame = "x".repeat(4_000);
        Transport.Connection connection = transport.open(server.uri(), heard);
        assertThat(heard.next()).isEqualTo("opened");

        synchronized (chat) {
            connection.send(ping(1));
            IntStream.range(0, 20_000).forEach(i -> connection.send(frame));
        }

        assertThat(heard.next()).isEqualTo("closed 1006 the server takes nothing");
        Poll.until(() -> server.connections() + " left", "0 left");
    }
}
