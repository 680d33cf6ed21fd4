package tupa.server;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that says what a user's would and waits for the answers, for {@link WarmUp}. To be used by one thread. */
final class Stranger implements Closeable {
    /** What he does, one after the other. In each text stand his nick and his room, where it says so. */
    enum Step {
        UPGRADE("""
                GET /ws HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """, "\r\n\r\n"),
        HELLO("{\"type\":\"hello\",\"id\":\"h\",\"v\":1,\"nick\":\"%1$s\",\"rooms\":[]}", "\"welcome\""),
        JOIN("{\"type\":\"join\",\"id\":\"j\",\"room\":\"%2$s\"}", "\"j\""),
        POST("{\"type\":\"post\",\"id\":\"p\",\"room\":\"%2$s\",\"cid\":\"1\",\"text\":\"hello\"}", "\"p\""),
        LEAVE("{\"type\":\"bye\",\"id\":\"b\"}", "\"closed\"");

        private final String text;
        private final String answer;

        Step(String text, String answer) {
            this.text = text;
            this.answer = answer;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A whole text from a client; with no bit of the mask set, masking changes nothing. RFC 6455, section 5.2. */
    private static final byte[] FRAME_HEAD = {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0};

    /** Where in the head the length stands, which fits there up to 125 bytes: no text above is longer. */
    private static final int LENGTH = 1;

    private final Socket socket;
    private final String nick;
    private final String room;
    private final byte[] buffer = new byte[8192];
    private String heard = "";

    private Stranger(Socket socket, String nick, String room) {
        this.socket = socket;
        this.nick = nick;
        this.room = room;
    }

    static Stranger connect(URI server, String nick, String room) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new Stranger(socket, nick, room);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    void say(Step step) throws IOException {
        byte[] text = step.text.formatted(nick, room).getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(step == Step.UPGRADE ? text : frame(text));
    }

    /** Waits until the answer has come. */
    void hear(Step step) throws IOException {
        InputStream in = socket.getInputStream();
        while (!heard.contains(step.answer)) {
            int length = in.read(buffer);
            if (length < 0) {
                throw new EOFException("no answer to " + step);
            }
            heard += new String(buffer, 0, length, StandardCharsets.US_ASCII);
        }
        heard = "";
    }

    private static byte[] frame(byte[] text) {
        byte[] frame = new byte[FRAME_HEAD.length + text.length];
        System.arraycopy(FRAME_HEAD, 0, frame, 0, FRAME_HEAD.length);
        frame[LENGTH] |= (byte) text.length;
        System.arraycopy(text, 0, frame, FRAME_HEAD.length, text.length);
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
