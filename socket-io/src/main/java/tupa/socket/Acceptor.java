package tupa.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open port. Whoever is one too many waits in the kernel until somebody goes. */
final class Acceptor implements Listener, Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

    /** Taken up in one turn, so that a storm of connections does not hold up those that are there. */
    private static final int AT_ONCE = 64;

    private final EventLoop loop;
    private final ServerSocketChannel channel;
    private final SelectionKey key;
    private final InetSocketAddress address;
    private final Addresses addresses;
    private final Door door;
    private final int max;
    private final Supplier<EventLoop> loops;
    private final AtomicInteger open = new AtomicInteger();
    private boolean exhausted;
    private boolean told;

    private Acceptor(
            EventLoop loop,
            ServerSocketChannel channel,
            int max,
            Addresses addresses,
            Door door,
            Supplier<EventLoop> loops)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.address = (InetSocketAddress) channel.getLocalAddress();
        this.max = max;
        this.addresses = addresses;
        this.door = door;
        this.loops = loops;
        this.key = loop.watch(channel, this);
    }

    static Acceptor bind(
            InetSocketAddress address,
            int backlog,
            int max,
            Addresses addresses,
            Door door,
            EventLoop loop,
            Supplier<EventLoop> loops)
            throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.configureBlocking(false);
            channel.bind(address, backlog);
            Acceptor acceptor = new Acceptor(loop, channel, max, addresses, door, loops);
            loop.execute(acceptor::listen);
            return acceptor;
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public int connections() {
        return open.get();
    }

    @Override
    public void close() {
        loop.execute(this::cut);
    }

    /** May be called from any thread. */
    void offended(InetSocketAddress peer) {
        addresses.offended(peer.getAddress());
    }

    Optional<Conversation> welcome(Connection connection) {
        return door.open(connection);
    }

    /** A connection has ended. May be called on any loop's thread. */
    void closed(InetSocketAddress peer) {
        addresses.left(peer.getAddress());
        if (open.getAndDecrement() == max) {
            loop.execute(this::listen);
        }
    }

    @Override
    public void ready() {
        try {
            for (int taken = 0; taken < AT_ONCE && open.get() < max; taken++) {
                SocketChannel next = channel.accept();
                if (next == null) {
                    return;
                }
                take(next);
                told = false;
            }
            listen();
        } catch (IOException noDescriptors) {
            if (!told) {
                LOG.warn("No connection can be accepted: {}", noDescriptors.getMessage());
            }
            told = true;
            exhausted = true;
            listen();
            loop.lookAt(this, System.nanoTime());
        }
    }

    private void take(SocketChannel next) {
        try {
            InetSocketAddress peer = (InetSocketAddress) next.getRemoteAddress();
            next.configureBlocking(false);
            next.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (addresses.admit(peer.getAddress())) {
                open.incrementAndGet();
                EventLoop its = loops.get();
                its.execute(() -> its.adopt(next, peer, this));
            } else {
                // With a reset, so that the kernel keeps nothing of it.
                next.setOption(StandardSocketOptions.SO_LINGER, 0);
                next.close();
            }
        } catch (IOException lost) {
            LOG.debug("A new connection is lost", lost);
            close(next);
        }
    }

    /** Closes a channel of which nobody wants to know how that went. */
    static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException failed) {
            LOG.debug("A channel could not be closed in order", failed);
        }
    }

    /** Where the kernel has no more descriptors, it is asked again a moment later. */
    @Override
    public void look(long now) {
        exhausted = false;
        listen();
    }

    private void listen() {
        if (key.isValid()) {
            key.interestOps(open.get() < max && !exhausted ? SelectionKey.OP_ACCEPT : 0);
        }
    }

    @Override
    public void cut() {
        close(channel);
    }
}
