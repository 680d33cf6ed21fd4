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
import java.util.Base64;
import java.util.Deque;
import java.util.SplittableRandom;

/** One connection of a client, from the first SYN on without ever blocking. To be used on its loop's thread. */
public final class WebSocket implements Loop.Ready, Frames.Reader {
    /** What becomes of the connection. {@link #closed} is the last word, and is not said after {@link #abort}. */
    public interface Listener {
        void opened();

        void text(String frame);

        void closed(String why);
    }

    private static final int KEY_BYTES = 16;
    private static final int HEAD_MAX = 16 * 1024;
    private static final int RECEIVE_BUFFER = 16 * 1024;
    private static final String END = "\r\n\r\n";

    private final SocketChannel channel;
    private final Listener listener;
    private final SplittableRandom random;
    private final Frames frames = new Frames(this);
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private final StringBuilder head = new StringBuilder();
    private final SelectionKey key;
    private boolean upgraded;
    private boolean paused;
    private boolean over;

    /**
     * Connects to {@code address} and asks there for {@code url}. The listener hears of all that follows, a failure to
     * connect included.
     */
    public WebSocket(Loop loop, InetSocketAddress address, URI url, SplittableRandom random, Listener listener) {
        this.listener = listener;
        this.random = random;
        try {
            channel = SocketChannel.open();
            set(StandardSocketOptions.TCP_NODELAY, true);
            // What a reader does not take is to be noticed by the server, not to lie in the kernel.
            set(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            key = loop.register(channel, SelectionKey.OP_CONNECT, this);
            connect(loop, address);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        unsent.add(StandardCharsets.US_ASCII.encode(request(url)));
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

    private String request(URI url) {
        byte[] nonce = new byte[KEY_BYTES];
        random.nextBytes(nonce);
        return "GET " + url.getPath() + " HTTP/1.1\r\n"
                + "Host: " + url.getAuthority() + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(nonce) + END;
    }

    @Override
    public void ready(SelectionKey selected) throws IOException {
        if (selected.isConnectable() && channel.finishConnect()) {
            heed();
        }
        if (channel.isConnected() && !paused) {
            flush();
            read();
        }
    }

    private void read() throws IOException {
        while (!over && (upgraded ? readFrames() : readHead())) {
            heed();
        }
    }

    /** Byte by byte: what follows is the first frame's. */
    private boolean readHead() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        int count = channel.read(one);
        if (count < 0) {
            throw new IOException("closed instead of becoming a WebSocket");
        }
        if (count > 0) {
            head.append((char) one.get(0));
            if (head.length() > HEAD_MAX) {
                throw new IOException("an answer without end");
            }
            if (head.indexOf(END, head.length() - END.length()) >= 0) {
                upgrade();
            }
        }
        return count > 0;
    }

    private void upgrade() throws IOException {
        String answer = head.toString();
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(
                    "not a WebSocket: " + answer.lines().findFirst().orElse(""));
        }
        upgraded = true;
        listener.opened();
    }

    private boolean readFrames() throws IOException {
        int count = channel.read(frames.space());
        if (count < 0) {
            throw new IOException("closed by the other side");
        }
        if (count > 0) {
            frames.cut();
        }
        return count > 0;
    }

    /** Sends a message; what the network does not take now goes later. */
    public void send(String text) {
        try {
            enqueue(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            broken(failure);
        }
    }

    private void enqueue(int opcode, byte[] payload) throws IOException {
        if (over) {
            return;
        }
        unsent.add(ClientFrame.of(opcode, payload, random.nextInt()));
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
    public void ping(byte[] payload) throws IOException {
        enqueue(Frames.PONG, payload);
    }

    @Override
    public void close() {
        broken(new IOException("closed by a close frame"));
    }
}
