package tupa.terminal.fake;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.ServerMessage;

/** A {@link FakeServer} behind a real socket: just enough WebSocket for one well-behaved client library. */
public final class TinyWebSocketServer implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final FakeServer chat;
    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** @param port 0 for any that is free */
    public TinyWebSocketServer(FakeServer chat, int port) throws IOException {
        this.chat = chat;
        this.listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/ws");
    }

    /** Cuts every connection. */
    public void cut() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "tiny-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The listener was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            upgrade(in, out);
            Dialogue dialogue = chat.connect(message -> write(out, message));
            try {
                for (String frame = read(in); !frame.isEmpty(); frame = read(in)) {
                    for (Incoming incoming : JsonCodec.decodeRequests(frame)) {
                        if (incoming instanceof Incoming.Asked asked) {
                            dialogue.ask(asked.id(), asked.request());
                        }
                    }
                }
            } finally {
                dialogue.hangUp();
            }
        } catch (IOException e) {
            // The connection ended.
        }
    }

    private static void upgrade(DataInputStream in, OutputStream out) throws IOException {
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
                key = line.substring(18).trim();
            }
        }
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: tupa.v1\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** The next text frame; empty when the client closes. */
    private static String read(DataInputStream in) throws IOException {
        try {
            int opcode = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return opcode == 8 ? "" : new String(payload, StandardCharsets.UTF_8);
        } catch (EOFException e) {
            return "";
        }
    }

    /** In two fragments when it is long enough, so that the client has to put them together. */
    private static void write(OutputStream out, ServerMessage message) {
        byte[] json = JsonCodec.encode(message).getBytes(StandardCharsets.UTF_8);
        int half = json.length > 300 ? json.length / 2 : json.length;
        synchronized (out) {
            try {
                frame(out, half == json.length ? 0x81 : 0x01, json, 0, half);
                if (half < json.length) {
                    frame(out, 0x80, json, half, json.length);
                }
                out.flush();
            } catch (IOException e) {
                // Nobody reads any more.
            }
        }
    }

    private static void frame(OutputStream out, int head, byte[] bytes, int from, int to) throws IOException {
        int length = to - from;
        out.write(head);
        if (length < 126) {
            out.write(length);
        } else {
            out.write(126);
            out.write(length >> 8);
            out.write(length);
        }
        out.write(bytes, from, length);
    }
}
