package tupa.testkit.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** One connection of a client, from the first SYN on without ever blocking. To be used on its loop's thread. */
public final class ClientSocket implements Loop.Ready, Framing.Owner {
    /** What becomes of the connection. {@link #closed} is the last word, and is not said after {@link #abort}. */
    public interface Listener {
        void opened();

        void text(String frame);

        void closed(String why);
    }

    private static final int RECEIVE_BUFFER = 16 * 1024;

    private final SocketChannel channel;
    private final Listener listener;
    private final Framing framing;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private final SelectionKey key;
    private boolean open;
    private boolean paused;
    private boolean over;

    /**
     * Connects to {@code address} and asks there for {@code url}. The listener hears of all that follows, a failure to
     * connect included.
     */
    public ClientSocket(Loop loop, InetSocketAddress address, URI url, SplittableRandom random, Listener listener) {
        this.listener = listener;
        try {
            framing = Framing.of(url, random, this);
            channel = SocketChannel.open();
            set(StandardSocketOptions.TCP_NODELAY, true);
            // What a reader does not take is to be noticed by the server, not to lie in the kernel.
            set(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            key = loop.register(channel, SelectionKey.OP_CONNECT, this);
            connect(loop, address);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        unsent.add(framing.opening());
    }

    private <T> void set(SocketOption<T> option, T value) throws IOException {
        channel.setOption(option, value);
    }

    private void connect(Loop loop, InetSocketAddress address) {
        try {
            channel.connect(address);
        } catch (IOException refused) {
            loop.execute(() -> broken(refused));
        }
    }

    @Override
    public void ready(SelectionKey selected) throws IOException {
        if (selected.isConnectable() && channel.finishConnect()) {
            look();
            heed();
        }
        if (channel.isConnected() && !paused) {
            flush();
            read();
        }
    }

    private void read() throws IOException {
        while (!over && took()) {
            heed();
        }
    }

    private boolean took() throws IOException {
        int count = channel.read(framing.space());
        if (count < 0) {
            throw new IOException("closed by the other side");
        }
        if (count > 0) {
            look();
        }
        return count > 0;
    }

    private void look() throws IOException {
        if (!open && framing.opens()) {
            open = true;
            listener.opened();
        }
        if (open) {
            framing.cut();
        }
    }

    /** Sends a message; what the network does not take now goes later. */
    public void send(String text) {
        try {
            answer(framing.message(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            broken(failure);
        }
    }

    @Override
    public void answer(ByteBuffer frame) throws IOException {
        if (over) {
            return;
        }
        unsent.add(frame);
        if (!paused) {
            flush();
        }
    }

    private void flush() throws IOException {
        while (!unsent.isEmpty()) {
            channel.write(unsent.element());
            if (unsent.element().hasRemaining()) {
                break;
            }
            unsent.remove();
        }
        heed();
    }

    private void heed() {
        if (key.isValid() && channel.isConnected()) {
            int writing = unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE;
            key.interestOps(paused ? 0 : SelectionKey.OP_READ | writing);
        }
    }

    /** Falls asleep: nothing is read or written until {@link #resume}. */
    public void pause() {
        paused = true;
        heed();
    }

    public void resume() {
        paused = false;
        heed();
    }

    /** Breaks it off; the listener hears nothing more. */
    public void abort() {
        over = true;
        try {
            channel.close();
        } catch (IOException already) {
            unsent.clear();
        }
    }

    @Override
    public void broken(IOException failure) {
        if (!over) {
            abort();
            listener.closed(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        if (!over) {
            listener.text(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void ended() {
        broken(new IOException("closed by a close frame"));
    }
}
