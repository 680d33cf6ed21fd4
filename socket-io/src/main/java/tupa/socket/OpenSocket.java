package tupa.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a loop. Everything that is not in {@link Connection} belongs to the loop's thread. */
final class OpenSocket implements Connection, Watcher, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSocket.class);

    /** Writes in one turn. Others wait meanwhile, and what is left gets a turn of its own. */
    private static final int WRITES_MAX = 4;

    private static final Runnable ONLY_WRITE = OpenSocket::nothing;

    private static final int KEEP_ALIVE_PROBES = 10;

    private static final AtomicIntegerFieldUpdater<OpenSocket> AWAKE =
            AtomicIntegerFieldUpdater.newUpdater(OpenSocket.class, "awake");

    private final EventLoop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final InetSocketAddress peer;
    private final Outgoing outgoing = new Outgoing();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Acceptor from;
    private Conversation conversation = Nobody.INSTANCE;
    private long deadline = System.nanoTime() + Conversation.FOREVER;

    /** When the loop will look at the deadline, which may have moved by then. */
    private long lookAt = deadline;

    private volatile boolean finishing;
    private boolean finished;
    private boolean ended;
    private boolean closed;

    /** What the key was told last: in a burst that wakes thousands, every object that is looked at is a cache miss. */
    private int interest;

    /** 1 from when it is woken until the loop has begun its turn. A number, and here, for the same reason. */
    private volatile int awake;

    /** Something came that the conversation did not want yet: then, and not before, the kernel is told not to say so. */
    private boolean unwanted;

    OpenSocket(EventLoop loop, SocketChannel channel, SelectionKey key, InetSocketAddress peer, Acceptor from) {
        this.loop = loop;
        this.channel = channel;
        this.key = key;
        this.from = from;
        this.peer = peer;
    }

    @Override
    public InetSocketAddress peer() {
        return peer;
    }

    @Override
    public void wake() {
        if (awake == 0 && AWAKE.compareAndSet(this, 0, 1)) {
            loop.wake(this);
        }
    }

    @Override
    public Executor loop() {
        return loop;
    }

    /** The turn of who was woken. */
    @Override
    public void run() {
        awake = 0;
        turn(ONLY_WRITE);
    }

    @Override
    public void run(Runnable step) {
        loop.execute(() -> turn(step));
    }

    @Override
    public void become(Conversation next) {
        conversation = next;
    }

    @Override
    public void offended() {
        from.offended(peer);
    }

    @Override
    public void keepAlive(Duration quiet) {
        try {
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
                channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, (int) Math.max(1, quiet.toSeconds()));
                channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
                channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_PROBES);
            }
        } catch (IOException lost) {
            LOG.debug("{} is lost", peer, lost);
        }
    }

    @Override
    public void finish() {
        finishing = true;
        wake();
    }

    @Override
    public void abort() {
        loop.execute(this::cut);
    }

    @Override
    public CompletionStage<Void> gone() {
        return gone;
    }

    void begin() {
        turn(() -> from.welcome(this).ifPresent(this::become));
    }

    @Override
    public void ready() {
        if (key.isReadable()) {
            turn(this::read);
        } else {
            turn(ONLY_WRITE);
        }
    }

    @Override
    public void look(long now) {
        if (closed || lookAt - now > 0) {
            return;
        }
        lookAt = now + Conversation.FOREVER;
        if (deadline - now < 0) {
            turn(conversation::late);
        } else {
            haveLookedAt();
        }
    }

    private void turn(Runnable step) {
        if (closed) {
            return;
        }
        try {
            step.run();
            if (!closed) {
                write();
                if (step != ONLY_WRITE || !isSteady()) {
                    afterwards();
                }
            }
        } catch (IOException lost) {
            LOG.debug("{} is lost", peer, lost);
            close();
        } catch (RuntimeException bug) {
            LOG.error("The connection of {} failed", peer, bug);
            cut();
        }
    }

    /** Everything is written and nothing else is to be done: so it mostly is, and then nothing more is looked at. */
    private boolean isSteady() {
        return outgoing.isEmpty() && !finishing && interest == SelectionKey.OP_READ && conversation.isSteady();
    }

    private void afterwards() throws IOException {
        if (conversation.isOver() && outgoing.isEmpty()) {
            close();
            return;
        }
        if (finishing && !finished && outgoing.isEmpty()) {
            finished = true;
            channel.shutdownOutput();
        }
        listen();
    }

    private void read() {
        if (!conversation.isReading() || ended) {
            unwanted = true;
            return;
        }
        ByteBuffer buffer = loop.in();
        buffer.clear();
        try {
            if (channel.read(buffer) < 0) {
                ended = true;
                conversation.ended();
            } else {
                conversation.received(buffer.flip());
            }
        } catch (IOException reset) {
            LOG.debug("{} is lost", peer, reset);
            close();
        }
    }

    private void write() throws IOException {
        for (int writes = 0; hasMore(); writes++) {
            if (writes == WRITES_MAX) {
                wake();
                return;
            }
            if (!outgoing.writeTo(channel, loop.out())) {
                return;
            }
        }
    }

    private boolean hasMore() {
        if (outgoing.isEmpty()) {
            outgoing.put(conversation.write());
        }
        return !outgoing.isEmpty();
    }

    private void listen() {
        unwanted &= !conversation.isReading() || ended;
        int wanted = (unwanted ? 0 : SelectionKey.OP_READ) | (outgoing.isEmpty() ? 0 : SelectionKey.OP_WRITE);
        if (interest != wanted) {
            interest = wanted;
            key.interestOps(wanted);
        }
        deadline = System.nanoTime() + conversation.patience();
        if (deadline - lookAt < 0) {
            haveLookedAt();
        }
    }

    private void haveLookedAt() {
        lookAt = loop.lookAt(this, deadline);
    }

    /** What is on its way to the peer, and what he has written and nobody read, is lost. */
    @Override
    public void cut() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException alreadyClosed) {
            LOG.trace("{} was closed before", peer, alreadyClosed);
        }
        close();
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        gone.complete(null);
        Acceptor.close(channel);
        from.closed(peer);
        outgoing.put(List.of());
        Conversation last = conversation;
        // The loop may look at this once more, a minute later: it must not keep what was half read or written until
        // then.
        conversation = Nobody.INSTANCE;
        last.closed();
    }

    private static void nothing() {}
}
