package tupa.testkit.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import tupa.testkit.socket.ClientFrame;
import tupa.testkit.socket.Frames;

/** One WebSocket connection on a selector's thread: small, because a hundred of them must leave the processor to the server. */
final class Wire {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Frames frames;
    private final SplittableRandom random;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();

    private Wire(SocketChannel channel, SelectionKey key, Frames frames, SplittableRandom random) {
        this.channel = channel;
        this.key = key;
        this.frames = frames;
        this.random = random;
    }

    /** Connects; the client is what the selector finds attached when there is something to do. */
    static Wire open(URI url, Selector selector, Frames.Reader client, SplittableRandom random) throws IOException {
        SocketChannel channel = Handshake.open(url, random);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        Wire wire = new Wire(channel, key, new Frames(client), random);
        key.attach(client);
        return wire;
    }

    /** Does what the selector found possible. */
    void ready() throws IOException {
        if (key.isWritable()) {
            flush();
        }
        if (key.isReadable()) {
            read();
        }
    }

    private void read() throws IOException {
        int count = channel.read(frames.space());
        while (count > 0) {
            frames.cut();
            count = channel.read(frames.space());
        }
        if (count < 0) {
            throw new IOException("the server closed a connection");
        }
    }

    void text(String text) throws IOException {
        send(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void pong(byte[] payload) throws IOException {
        send(Frames.PONG, payload);
    }

    private void send(int opcode, byte[] payload) throws IOException {
        unsent.add(ClientFrame.of(opcode, payload, random.nextInt()));
        flush();
    }

    private void flush() throws IOException {
        while (!unsent.isEmpty()) {
            channel.write(unsent.element());
            if (unsent.element().hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            unsent.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Breaks it off so that the far end hears of a reset, and of nothing that was still under way. */
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    /** Breaks it off. */
    void close() throws IOException {
        channel.close();
    }
}
