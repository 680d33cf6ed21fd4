package tupa.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A peer that writes what it likes. */
final class RawClient implements Closeable {
    private final Socket socket = new Socket();

    RawClient(InetSocketAddress address, int receiveBuffer) throws IOException {
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(20_000);
        socket.connect(address);
    }

    RawClient(InetSocketAddress address) throws IOException {
        this(address, 65_536);
    }

    /** Sends a request for an upgrade with these header lines besides the necessary ones, and returns the answer's head. */
    String upgrade(String version, String... headers) throws IOException {
        return request("GET /ws " + version + "\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
                + String.join(
                        "",
                        java.util.stream.Stream.of(headers)
                                .map(line -> line + "\r\n")
                                .toList()) + "\r\n");
    }

    String request(String head) throws IOException {
        write(head.getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (!answer.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = input().read();
            if (next < 0) {
                break;
            }
            answer.write(next);
        }
        return answer.toString(StandardCharsets.US_ASCII);
    }

    /** A masked frame; the mask is zero, which is allowed. */
    void frame(boolean last, int opcode, String payload) throws IOException {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (bytes.length < 126) {
            frame.write(0x80 | bytes.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(bytes.length >> 8);
            frame.write(bytes.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(bytes);
        write(frame.toByteArray());
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    InputStream input() throws IOException {
        return socket.getInputStream();
    }

    /** Everything until the server closes or cuts the connection. */
    String rest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            input().transferTo(all);
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the connection is still there", open);
        } catch (IOException cut) {
            all.writeBytes("<cut>".getBytes(StandardCharsets.US_ASCII));
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
