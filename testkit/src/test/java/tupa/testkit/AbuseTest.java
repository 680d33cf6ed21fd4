package tupa.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.wire.Event;

/** What a stranger at 127.0.0.2 does, what he gets for it, and that somebody in a room goes on as if he were not there. */
class AbuseTest {
    private static final int OFFENCES = 50;

    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("tupa.http.head-timeout = 1 s, "
            + "tupa.limits.address { connections = 100, burst = 10000, offences = " + OFFENCES + ", ban = 1 hour }");

    private static int strangers = 1;

    private final List<Socket> sockets = new ArrayList<>();

    /** So that no test is kept out for what another did. */
    private final String address = "127.0.0." + ++strangers;

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void half_a_head_is_waited_for_a_moment_and_no_byte_more_of_it_helps() throws Exception {
        ScriptedClient bystander = TUPA.join("slow-bystander", "abuse-1");
        List<Socket> loris = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = connect();
            write(socket, "GET /ws HTTP/1.1\r\nHost: here\r\nX-Slow: ");
            loris.add(socket);
        }

        for (Socket socket : loris) {
            assertThatThrownBy(() -> feedForEver(socket)).isInstanceOf(IOException.class);
        }
        isServed(bystander, "abuse-1");
    }

    @Test
    void a_frame_above_the_limit_is_refused_at_its_head() throws Exception {
        Socket socket = upgraded();

        write(socket, new byte[] {(byte) 0x81, (byte) 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4});

        assertThat(rest(socket)).contains("frame_too_large").endsWith(close(1009));
    }

    @Test
    void fragments_without_end_are_refused() throws Exception {
        Socket socket = upgraded();

        for (int i = 0; i < 70; i++) {
            write(socket, new byte[] {(byte) (i == 0 ? 0x01 : 0x00), (byte) 0x80, 0, 0, 0, 0});
        }

        assertThat(rest(socket)).contains("protocol_error").endsWith(close(1008));
    }

    @Test
    void compressed_frames_are_refused_for_nothing_is_ever_unpacked() throws Exception {
        Socket socket = connect();
        String head = upgrade(socket, "Sec-WebSocket-Extensions: permessage-deflate\r\n");

        write(socket, new byte[] {(byte) 0xc1, (byte) 0x81, 0, 0, 0, 0, 1});

        assertThat(head).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
        assertThat(rest(socket)).contains("protocol_error").endsWith(close(1002));
    }

    @Test
    void a_flood_of_pings_ends_the_connection() throws Exception {
        Socket socket = upgraded();
        byte[] pings = new byte[6 * 500];
        for (int i = 0; i < pings.length; i += 6) {
            pings[i] = (byte) 0x89;
            pings[i + 1] = (byte) 0x80;
        }

        write(socket, pings);

        assertThat(rest(socket)).contains("flood").endsWith(close(4429));
    }

    @Test
    void whoever_offends_again_and_again_is_kept_out_and_nobody_else_is() throws Exception {
        ScriptedClient bystander = TUPA.join("calm-bystander", "abuse-2");
        Socket honest = upgraded();
        for (int i = 0; i <= OFFENCES; i++) {
            Socket socket = upgraded();
            write(socket, new byte[] {(byte) 0x82, (byte) 0x80, 0, 0, 0, 0});
            assertThat(rest(socket)).endsWith(close(1003));
        }

        Socket again = connect();
        assertThatThrownBy(() -> again.getInputStream().read()).isInstanceOf(SocketException.class);

        write(honest, new byte[] {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0});
        assertThat(honest.getInputStream().readNBytes(2)).containsExactly(0x8a, 0);
        isServed(bystander, "abuse-2");
    }

    @Test
    void one_connection_too_many_is_cut_before_it_is_heard() throws Exception {
        ScriptedClient bystander = TUPA.join("patient-bystander", "abuse-3");
        for (int i = 0; i < 100; i++) {
            upgraded();
        }

        Socket next = connect();

        assertThatThrownBy(() -> next.getInputStream().read()).isInstanceOf(SocketException.class);
        isServed(bystander, "abuse-3");
    }

    private static void isServed(ScriptedClient bystander, String room) {
        bystander.say(room, "still here");
        bystander.expect(Event.Message.class, message -> message.text().equals("still here"));
    }

    private Socket connect() throws IOException {
        URI server = URI.create(TUPA.server().url());
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setSoTimeout(20_000);
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        return socket;
    }

    private Socket upgraded() throws IOException {
        Socket socket = connect();
        assertThat(upgrade(socket, "")).startsWith("HTTP/1.1 101");
        return socket;
    }

    private static String upgrade(Socket socket, String headers) throws IOException {
        write(
                socket,
                "GET /ws HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n" + headers
                        + "\r\n");
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        return head.toString(UTF_8);
    }

    private static void write(Socket socket, String text) throws IOException {
        write(socket, text.getBytes(UTF_8));
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** A byte now and then, until the server cuts the connection. */
    private static void feedForEver(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        while (true) {
            try {
                assertThat(socket.getInputStream().read())
                        .as("an answer to half a head")
                        .isEqualTo(-1);
                throw new IOException("closed");
            } catch (SocketTimeoutException nothingYet) {
                write(socket, "x");
            }
        }
    }

    /** All that comes until the server's close frame; then the peer closes too. */
    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        socket.shutdownOutput();
        socket.getInputStream().transferTo(all);
        return all.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String close(int code) {
        return "" + (char) 0x88 + (char) 2 + (char) (code >> 8) + (char) (code & 0xff);
    }
}
