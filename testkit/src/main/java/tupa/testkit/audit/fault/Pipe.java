package tupa.testkit.audit.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import tupa.testkit.socket.Loop;

/** One connection through the proxy: a socket to the client, one to the server, and what passes between them. */
final class Pipe implements Loop.Ready {
    private enum State {
        CONNECTING,
        OPEN,
        /** The client is gone and the server does not know. */
        CLIENT_GONE,
        /** The server is gone and the client does not know. */
        SERVER_GONE,
        CLOSED
    }

    private static final int KERNEL_BUFFER = 8 * 1024;
    private static final long CUT_ANYWAY_MS = 300;
    private static final long LINGER_MS = 200;

    private final Loop loop;
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Flow toServer;
    private final Flow toClient;
    private State state = State.CONNECTING;

    Pipe(Loop loop, SocketChannel client, InetSocketAddress target) throws IOException {
        this.loop = loop;
        this.client = client;
        this.server = SocketChannel.open();
        server.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER);
        server.setOption(StandardSocketOptions.TCP_NODELAY, true);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.toServer = new Flow(client, server);
        this.toClient = new Flow(server, client);
        this.clientKey = loop.register(client, 0, this);
        this.serverKey = loop.register(server, SelectionKey.OP_CONNECT, this);
        connect(target);
    }

    private void connect(InetSocketAddress target) {
        try {
            server.connect(target);
        } catch (IOException refused) {
            reset();
        }
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Holds, or lets go again, what goes in one direction; {@code trickling} is for both. */
    void impede(boolean holdToServer, boolean holdToClient, boolean trickling) {
        toServer.hold(holdToServer);
        toClient.hold(holdToClient);
        toServer.trickle(trickling);
        toClient.trickle(trickling);
        moveAll();
    }

    void allow(int bytes) {
        toServer.allow(bytes);
        toClient.allow(bytes);
        moveAll();
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (state == State.CONNECTING && server.finishConnect()) {
            state = State.OPEN;
        }
        if (state == State.OPEN) {
            move();
        } else if (state == State.SERVER_GONE) {
            discard();
        }
    }

    private void moveAll() {
        if (state == State.OPEN) {
            try {
                move();
            } catch (IOException failure) {
                broken(failure);
            }
        }
    }

    private void move() throws IOException {
        toServer.move();
        toClient.move();
        if (toServer.wasCut() || toClient.wasCut()) {
            finish();
        } else if (toServer.isFinished() && toClient.isFinished()) {
            close();
        } else {
            clientKey.interestOps(operations(toServer, toClient));
            serverKey.interestOps(operations(toClient, toServer));
        }
    }

    private static int operations(Flow out, Flow in) {
        return (out.wantsRead() ? SelectionKey.OP_READ : 0) | (in.wantsWrite() ? SelectionKey.OP_WRITE : 0);
    }

    private void discard() throws IOException {
        ByteBuffer unread = ByteBuffer.allocate(KERNEL_BUFFER);
        int count = client.read(unread);
        while (count > 0) {
            count = client.read(unread.clear());
        }
        if (count < 0) {
            close();
        }
    }

    /** Ends both ways in the middle of what comes next in one of them, or after a moment in which nothing comes. */
    void cut(boolean towardsServer) {
        (towardsServer ? toServer : toClient).cutNext();
        loop.after(CUT_ANYWAY_MS, () -> {
            if (state == State.OPEN) {
                finish();
            }
        });
    }

    private void finish() {
        state = State.SERVER_GONE;
        try {
            serverKey.interestOps(0);
            clientKey.interestOps(SelectionKey.OP_READ);
            server.shutdownOutput();
            client.shutdownOutput();
        } catch (IOException already) {
            reset();
        }
        loop.after(LINGER_MS, this::close);
    }

    /** One end is gone, the other is not told: it is not read from, or not answered, any more. */
    void halve(boolean clientGone) {
        if (state != State.OPEN) {
            return;
        }
        state = clientGone ? State.CLIENT_GONE : State.SERVER_GONE;
        abort(clientGone ? client : server);
        if (clientGone) {
            serverKey.interestOps(0);
        } else {
            clientKey.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Whether one end is still there that was not told of the other's. */
    boolean isHalfOpen() {
        return state == State.CLIENT_GONE || state == State.SERVER_GONE;
    }

    void reset() {
        state = State.CLOSED;
        abort(client);
        abort(server);
    }

    private void close() {
        state = State.CLOSED;
        closeQuietly(client);
        closeQuietly(server);
    }

    private static void abort(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException already) {
            // It is gone already: closing it is all that is left.
            closeQuietly(channel);
            return;
        }
        closeQuietly(channel);
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException already) {
            // Closed by its other end in the same moment: as wanted.
            return;
        }
    }

    @Override
    public void broken(IOException failure) {
        reset();
    }
}
