package tupa.testkit.load.baseline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;

/** Reads whoever can be read, and after that writes to each room at once what came into it. */
final class FanOut {
    private static final int BACKLOG = 4096;

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final Map<String, Room> rooms = new HashMap<>();

    private FanOut(ServerSocketChannel listener, Selector selector) {
        this.listener = listener;
        this.selector = selector;
    }

    /** Listens on a free port of this machine's loopback. */
    static FanOut open() throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        return new FanOut(listener, selector);
    }

    String url() throws IOException {
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        return "ws://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/ws";
    }

    /** Runs for ever. */
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select(this::ready);
            for (Room room : rooms.values()) {
                room.flush();
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                ((Member) key.attachment()).ready();
            }
        } catch (IOException gone) {
            close(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listener.accept();
        while (channel != null) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Member.attach(channel.register(selector, SelectionKey.OP_READ), channel, this::room);
            channel = listener.accept();
        }
    }

    /** A load that misses him finds that out by itself. */
    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException already) {
            key.cancel();
        }
    }

    private Room room(String name) {
        return rooms.computeIfAbsent(name, Room::new);
    }
}
