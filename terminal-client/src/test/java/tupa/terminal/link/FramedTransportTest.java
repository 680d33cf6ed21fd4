package tupa.terminal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.wire.LengthPrefix;

/** Every byte of a framed connection, seen from the server's side. */
final class FramedTransportTest {
    private final Heard heard = new Heard();
    private final ServerSocket server;
    private Socket peer = new Socket();

    FramedTransportTest() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private Transport.Connection opened() throws IOException {
        URI uri = URI.create("tcp://127.0.0.1:" + server.getLocalPort());
        Transport.Connection connection = Transport.to(uri).open(uri, heard);
        peer = server.accept();
        peer.setTcpNoDelay(true);
        assertThat(heard.next()).isEqualTo("opened");
        return connection;
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        server.close();
    }

    private static byte[] frame(String text) {
        return LengthPrefix.frame(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[]... parts) throws IOException {
        for (byte[] part : parts) {
            peer.getOutputStream().write(part);
        }
    }

    @Test
    void the_length_counts_bytes_and_the_end_follows_the_last_frame() throws IOException {
        Transport.Connection connection = opened();

        connection.send("{\"a\":\"ü👍\"}");
        connection.send("b");
        connection.close();

        assertThat(peer.getInputStream().readAllBytes())
                .isEqualTo(ByteBuffer.allocate(23)
                        .putInt(14)
                        .put("{\"a\":\"ü👍\"}".getBytes(StandardCharsets.UTF_8))
                        .putInt(1)
                        .put((byte) 'b')
                        .array());
    }

    @Test
    void a_frame_that_comes_byte_by_byte_and_many_that_come_at_once_are_told_one_by_one() throws IOException {
        opened();

        for (byte each : frame("ü slowly")) {
            write(new byte[] {each});
        }
        ByteBuffer many = ByteBuffer.allocate(10 * 1_000);
        IntStream.range(0, 1_000).forEach(i -> many.put(frame(Integer.toString(100_000 + i))));
        write(many.array());

        assertThat(heard.next()).isEqualTo("ü slowly");
        IntStream.range(0, 1_000).forEach(i -> assertThat(heard.next()).isEqualTo(Integer.toString(100_000 + i)));
    }

    @ParameterizedTest
    @ValueSource(ints = {16 * 1024, LengthPrefix.TO_CLIENT_MAX})
    void a_frame_may_be_as_long_as_a_server_writes_it(int length) throws IOException {
        opened();
        String text = "x".repeat(length);

        write(frame(text), frame("after it"));

        assertThat(heard.next()).isEqualTo(text);
        assertThat(heard.next()).isEqualTo("after it");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LengthPrefix.TO_CLIENT_MAX + 1, -1})
    void a_length_that_may_not_be_ends_the_connection_after_what_came_before_it(int length) throws IOException {
        opened();

        write(frame("before"), ByteBuffer.allocate(4).putInt(length).array());

        assertThat(heard.next()).isEqualTo("before");
        assertThat(heard.next()).isEqualTo("closed 1009 frame too large");
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void what_is_not_utf_8_ends_the_connection() throws IOException {
        opened();

        write(new byte[] {0, 0, 0, 2, 'a', (byte) 0xc3});

        assertThat(heard.next()).isEqualTo("closed 1007 not UTF-8");
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, closed by the server",
        "3, closed in the middle of a message",
        "9, closed in the middle of a message"
    })
    void the_last_frame_is_told_and_then_how_the_server_closed(int more, String reason) throws IOException {
        opened();

        write(frame("{\"type\":\"bye\"}"));
        peer.getOutputStream().write(frame("unfinished"), 0, more);
        peer.close();

        assertThat(heard.next()).isEqualTo("{\"type\":\"bye\"}");
        assertThat(heard.next()).isEqualTo("closed 1006 " + reason);
    }

    @Test
    void a_long_frame_is_written_whole_however_slowly_it_is_read() throws IOException {
        Transport.Connection connection = opened();
        String text = "y".repeat(8 * 1024 * 1024);

        connection.send(text);
        connection.send("z");
        connection.close();

        DataInputStream in = new DataInputStream(peer.getInputStream());
        assertThat(in.readInt()).isEqualTo(text.length());
        assertThat(in.readNBytes(text.length()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(text);
        assertThat(in.readAllBytes()).isEqualTo(frame("z"));
    }

    @Test
    void an_unknown_host_is_told() {
        URI nowhere = URI.create("tcp://nowhere.invalid:1");

        Transport.to(nowhere).open(nowhere, heard);

        assertThat(heard.next()).isEqualTo("closed 1006 unknown host");
    }

    @Test
    void an_address_of_version_six_is_reached() throws IOException {
        byte[] one = new byte[16];
        one[15] = 1;
        InetAddress loopback = InetAddress.getByAddress(one);
        assumeThat(NetworkInterface.getByInetAddress(loopback)).isNotNull();
        try (ServerSocket six = new ServerSocket(0, 50, loopback)) {
            URI uri = URI.create("tcp://[::1]:" + six.getLocalPort());

            Transport.Connection connection = Transport.to(uri).open(uri, heard);

            assertThat(heard.next()).isEqualTo("opened");
            connection.abort();
        }
    }
}
