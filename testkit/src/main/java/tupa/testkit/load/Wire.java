package tupa.testkit.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import tupa.testkit.socket.ClientFrame;
import tupa.testkit.socket.Frames;

/** One WebSocket connection on a selector's thread: small, because a hundred of them must leave the processor to the server. */
final class Wire {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Frames frames;
    private final SplittableRandom random;
    private final ByteBuffer request;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private boolean upgraded;

    private Wire(SocketChannel channel, SelectionKey key, Frames frames, SplittableRandom random, ByteBuffer request) {
        this.channel = channel;
        this.key = key;
        this.frames = frames;
        this.random = random;
        this.request = request;
    }

    /**
     * Begins to connect; the client is what the selector finds attached when there is something to do. What is sent before
     * this is a WebSocket goes as soon as it is one.
     */
    static Wire open(URI url, Selector selector, Frames.Reader client, SplittableRandom random) throws IOException {
        if (!"ws".equals(url.getScheme())) {
            throw new IOException("only ws:// can be loaded, not " + url);
        }
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, client);
        Wire wire = new Wire(channel, key, new Frames(client), random, Handshake.request(url, random));
        if (channel.connect(new InetSocketAddress(url.getHost(), url.getPort()))) {
            wire.ask();
        }
        return wire;
    }

    /** Does what the selector found possible. */
    void ready() throws IOException {
        if (key.isConnectable() && !channel.isConnected() && channel.finishConnect()) {
            ask();
        }
        if (key.isWritable()) {
            flush();
        }
        if (key.isReadable()) {
            read();
        }
    }

    private void ask() throws IOException {
        channel.write(request);
        if (request.hasRemaining()) {
            throw new IOException("a new connection does not take " + request.limit() + " bytes");
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private void read() throws IOException {
        boolean more = true;
        while (more) {
            if (channel.read(frames.space()) < 0) {
                throw new IOException("the server closed a connection");
            }
            more = !frames.space().hasRemaining();
            take();
        }
    }

    private void take() throws IOException {
        if (upgraded) {
            frames.cut();
            return;
        }
        Optional<String> answer = frames.head();
        if (answer.isPresent()) {
            Handshake.check(answer.get());
            upgraded = true;
            flush();
            frames.cut();
        }
    }

    void text(String text) throws IOException {
        send(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void pong(byte[] payload) throws IOException {
        send(Frames.PONG, payload);
    }

    private void send(int opcode, byte[] payload) throws IOException {
        add(opcode, payload);
        flush();
    }

    /** To be sent with the next {@link #flush}, and so by one system call with what is added after it. */
    void add(String text) throws IOException {
        add(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(int opcode, byte[] payload) throws IOException {
        unsent.add(ClientFrame.of(opcode, payload, random.nextInt()));
    }

    void flush() throws IOException {
        while (upgraded && !unsent.isEmpty()) {
            channel.write(unsent.toArray(ByteBuffer[]::new));
            while (!unsent.isEmpty() && !unsent.element().hasRemaining()) {
                unsent.remove();
            }
            if (!unsent.isEmpty()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
        }
        if (upgraded) {
            key.interestOps(SelectionKey.OP_READ);
        }
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
