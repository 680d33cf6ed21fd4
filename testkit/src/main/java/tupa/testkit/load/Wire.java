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
import java.util.SplittableRandom;
import tupa.testkit.socket.Framing;

/** One connection on a selector's thread: small, because a hundred of them must leave the processor to the server. */
final class Wire implements Framing.Owner {
    /** Hears what comes. */
    interface Client {
        /** A message has come. The array is only lent. */
        void text(byte[] bytes, int from, int to) throws IOException;
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Client client;
    private final Framing framing;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private boolean open;

    private Wire(URI url, Selector selector, Client client, SplittableRandom random) throws IOException {
        this.client = client;
        framing = Framing.of(url, random, this);
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_CONNECT, client);
    }

    /**
     * Begins to connect; the client is what the selector finds attached when there is something to do. What is sent before
     * messages may be goes as soon as they may.
     */
    static Wire open(URI url, Selector selector, Client client, SplittableRandom random) throws IOException {
        Wire wire = new Wire(url, selector, client, random);
        if (wire.channel.connect(new InetSocketAddress(url.getHost(), url.getPort()))) {
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
        ByteBuffer opening = framing.opening();
        channel.write(opening);
        if (opening.hasRemaining()) {
            throw new IOException("a new connection does not take " + opening.limit() + " bytes");
        }
        key.interestOps(SelectionKey.OP_READ);
        look();
    }

    private void read() throws IOException {
        boolean more = true;
        while (more) {
            if (channel.read(framing.space()) < 0) {
                throw new IOException("the server closed a connection");
            }
            more = !framing.space().hasRemaining();
            look();
        }
    }

    private void look() throws IOException {
        if (!open && framing.opens()) {
            open = true;
            flush();
        }
        if (open) {
            framing.cut();
        }
    }

    @Override
    public void text(byte[] bytes, int from, int to) throws IOException {
        client.text(bytes, from, to);
    }

    @Override
    public void answer(ByteBuffer frame) throws IOException {
        unsent.add(frame);
        flush();
    }

    /** The end of the connection, which follows, is noticed. */
    @Override
    public void ended() {}

    void text(String text) throws IOException {
        add(text);
        flush();
    }

    /** To be sent with the next {@link #flush}, and so by one system call with what is added after it. */
    void add(String text) throws IOException {
        unsent.add(framing.message(text.getBytes(StandardCharsets.UTF_8)));
    }

    void flush() throws IOException {
        while (open && !unsent.isEmpty()) {
            channel.write(unsent.toArray(ByteBuffer[]::new));
            while (!unsent.isEmpty() && !unsent.element().hasRemaining()) {
                unsent.remove();
            }
            if (!unsent.isEmpty()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
        }
        if (open) {
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
