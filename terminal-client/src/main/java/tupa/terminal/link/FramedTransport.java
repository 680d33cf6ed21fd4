package tupa.terminal.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tupa.wire.text.Texts;

/** Connections over plain TCP, each frame behind its length. */
final class FramedTransport implements Transport {
    @Override
    public Connection open(URI server, Listener listener) {
        CarriedConnection connection = new CarriedConnection(listener);
        // To look a name up may take its time, and can only be waited for.
        Thread connecting = new Thread(() -> connect(server, connection), "tupa-connect");
        connecting.setDaemon(true);
        connecting.start();
        return connection;
    }

    private static void connect(URI server, CarriedConnection connection) {
        InetSocketAddress address = new InetSocketAddress(server.getHost(), server.getPort());
        if (address.isUnresolved()) {
            connection.failed(Texts.UNKNOWN_HOST.with());
            return;
        }
        try {
            connection.opened(connected(address, connection));
        } catch (IOException | ExecutionException e) {
            connection.failed(Failures.reason(e));
        } catch (TimeoutException e) {
            connection.failed(Texts.NO_ANSWER_WITHIN.with(CONNECT_TIMEOUT.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.failed("interrupted");
        }
    }

    private static FramedCarrier connected(InetSocketAddress address, CarriedConnection connection)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withFixedThreadPool(1, FramedTransport::thread);
        boolean connected = false;
        try {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(address).get(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            connected = true;
            return new FramedCarrier(channel, group, connection);
        } finally {
            if (!connected) {
                group.shutdownNow();
            }
        }
    }

    private static Thread thread(Runnable reading) {
        Thread thread = new Thread(reading, "tupa-tcp");
        thread.setDaemon(true);
        return thread;
    }
}
