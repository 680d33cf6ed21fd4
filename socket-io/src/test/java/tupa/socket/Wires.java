package tupa.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Loops, ports and the clients that connect to them. */
final class Wires implements AutoCloseable {
    static final int MANY = 10_000;
    private static final Addresses.Limits LIMITS =
            new Addresses.Limits(true, 4, MANY, MANY, 2, Duration.ofMinutes(1), Duration.ofMinutes(1));

    final Sockets sockets;
    final BlockingQueue<Scripted> accepted = new LinkedBlockingQueue<>();
    private final List<Socket> clients = new ArrayList<>();

    Wires() {
        this(Sockets.start(2, "test-sockets", LIMITS));
    }

    private Wires(Sockets sockets) {
        this.sockets = sockets;
    }

    /** Loops that look every {@code tick} at whose time has come; a turn of their wheel is 256 of it. */
    static Wires ticking(Duration tick) {
        return new Wires(Sockets.start(2, "test-sockets", LIMITS, tick));
    }

    Listener listen(int max) throws IOException {
        return sockets.listen(local(), 16, max, connection -> {
            Scripted conversation = new Scripted(connection);
            accepted.add(conversation);
            return Optional.of(conversation);
        });
    }

    Socket connect(Listener listener) throws IOException {
        return connect(listener, "127.0.0.1");
    }

    Socket connect(Listener listener, String from) throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.setSoTimeout(20_000);
        client.bind(new InetSocketAddress(from, 0));
        client.connect(listener.address());
        return client;
    }

    /** The server's end of the connection that was opened next. */
    Scripted next() throws InterruptedException {
        Scripted next = accepted.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nobody was let in");
        }
        return next;
    }

    static InetSocketAddress local() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static int readToTheEnd(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        int last = in.read();
        while (last >= 0) {
            last = in.read();
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        sockets.close();
    }
}
