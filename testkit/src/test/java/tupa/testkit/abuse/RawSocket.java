package tupa.testkit.abuse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tupa.testkit.socket.ClientFrame;
import tupa.testkit.socket.Frames;
import tupa.wire.JsonCodec;
import tupa.wire.LengthPrefix;
import tupa.wire.ServerMessage;

/** One connection over which any bytes may go. What is read is waited for, but not for ever. */
final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;
    private static final int MOMENT_MS = 20;
    private static final long BREATH_NANOS = 100_000_000;
    private static final int MASK = 0x01020304;
    private static final int CLOSE = 8;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawSocket(String from, InetSocketAddress server, int receiveBuffer) throws IOException {
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(server);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    void send(String bytes) throws IOException {
        send(bytes.getBytes(ISO_8859_1));
    }

    void send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A whole text frame: JSON with other quotation marks. */
    void say(String text) throws IOException {
        frame(Frames.TEXT, text.replace('\'', '"').getBytes(UTF_8));
    }

    void frame(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ClientFrame.of(opcode, payload, MASK);
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        send(bytes);
    }

    /** Asks for a WebSocket and returns the head of the answer. */
    String upgrade(String headers) throws IOException {
        send("GET /ws HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n" + headers + "\r\n");
        return head();
    }

    /** The head of the next answer. */
    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(UTF_8);
    }

    /** Whether the server listens, some time later; who is kept out is cut by then. */
    boolean isAnswered() throws IOException {
        try {
            send("GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n");
            return in.read() == 'H';
        } catch (SocketException cut) {
            LockSupport.parkNanos(BREATH_NANOS);
            return false;
        }
    }

    /** The next byte; -1 at the end. */
    int read() throws IOException {
        return in.read();
    }

    /** All that comes until the server closes the connection. */
    String rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(ISO_8859_1);
    }

    /** The same, while {@code more} is sent now and then until there is an answer. */
    String restWhileFed(byte... more) throws IOException {
        feed(more);
        return rest();
    }

    /** All that is said up to the message of that kind; nothing is missing that was said with it. */
    List<ServerMessage> hearUntil(Class<? extends ServerMessage> type) throws IOException {
        return hearUntil(type, 1);
    }

    /** The same, up to so many of them. */
    List<ServerMessage> hearUntil(Class<? extends ServerMessage> type, int count) throws IOException {
        List<ServerMessage> said = new ArrayList<>();
        while (said.stream().filter(type::isInstance).count() < count) {
            Heard frame = frame();
            assertThat(frame.opcode()).isEqualTo(Frames.TEXT);
            said.addAll(messages(frame));
        }
        return said;
    }

    /** All that is said until the server closes the WebSocket, which this end then does too. */
    Ending ending() throws IOException {
        return endingWhileFed();
    }

    /** The same, while {@code more} is sent now and then. */
    Ending endingWhileFed(byte... more) throws IOException {
        List<ServerMessage> said = new ArrayList<>();
        Heard next = frame();
        while (next.opcode() != CLOSE) {
            if (next.opcode() == Frames.TEXT) {
                said.addAll(messages(next));
            }
            if (more.length > 0) {
                feed(more);
            }
            next = frame();
        }
        close();
        return new Ending(said, next.payload().charAt(0) << 8 | next.payload().charAt(1));
    }

    /** The payload has a byte in each of its characters. */
    private record Heard(int opcode, String payload) {}

    private static List<ServerMessage> messages(Heard frame) {
        return JsonCodec.decodeMessages(new String(frame.payload().getBytes(ISO_8859_1), UTF_8));
    }

    private Heard frame() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte();
        long size = length == TWO_BYTES ? in.readUnsignedShort() : length == EIGHT_BYTES ? in.readLong() : length;
        byte[] payload = new byte[(int) size];
        in.readFully(payload);
        return new Heard(opcode, new String(payload, ISO_8859_1));
    }

    /** All messages that come in frames behind their lengths until the server closes the connection. */
    List<ServerMessage> frames() throws IOException {
        LengthPrefix.Reader reader = new LengthPrefix.Reader(LengthPrefix.TO_CLIENT_MAX);
        reader.add(ByteBuffer.wrap(in.readAllBytes()));
        List<ServerMessage> said = new ArrayList<>();
        for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
            said.addAll(JsonCodec.decodeMessages(new String(next.get(), UTF_8)));
        }
        return said;
    }

    /** The same, while {@code more} is sent now and then until there is an answer. */
    List<ServerMessage> framesWhileFed(byte... more) throws IOException {
        feed(more);
        return frames();
    }

    /** A moment in which nothing is sent. */
    static void breathe() {
        LockSupport.parkNanos(BREATH_NANOS);
    }

    /** Types this now and then, and reads nothing, until the server cuts the connection. */
    void typeUntilCut(String line) throws IOException {
        sendUntilCut(() -> send((line + "\n").repeat(100)));
    }

    /** Sends {@code more} now and then until the server cuts the connection, which it must do without an answer. */
    void feedUntilCut(byte... more) throws IOException {
        try {
            feed(more);
            assertThat(in.read()).as("an answer").isEqualTo(-1);
        } catch (SocketException reset) {
            close();
        }
    }

    /** Says this now and then, and reads nothing, until the server cuts the connection. */
    void sayUntilCut(String text) throws IOException {
        sendUntilCut(() -> say(text));
    }

    private interface Sending {
        void send() throws IOException;
    }

    private void sendUntilCut(Sending next) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        try {
            while (System.nanoTime() < deadline) {
                next.send();
                LockSupport.parkNanos(BREATH_NANOS);
            }
        } catch (SocketException cut) {
            close();
            return;
        }
        throw new AssertionError("still open");
    }

    /** Sends {@code more} now and then until there is something to read. */
    private void feed(byte[] more) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        socket.setSoTimeout(MOMENT_MS);
        while (isQuiet()) {
            assertThat(System.nanoTime()).as("cut in time").isLessThan(deadline);
            send(more);
        }
        socket.setSoTimeout(PATIENCE_MS);
    }

    private boolean isQuiet() throws IOException {
        try {
            in.mark(1);
            in.read();
            in.reset();
            return false;
        } catch (SocketTimeoutException nothingYet) {
            return true;
        }
    }

    /** As a machine does whose power is cut and comes back. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
