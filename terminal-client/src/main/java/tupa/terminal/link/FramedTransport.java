package tupa.terminal.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
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
            connection.opened(new FramedCarrier(connected(address), connection));
        } catch (IOException | ExecutionException e) {
            connection.failed(Failures.reason(e));
        } catch (TimeoutException e) {
            connection.failed(Texts.NO_ANSWER_WITHIN.with(CONNECT_TIMEOUT.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.failed("interrupted");
        }
    }

    private static AsynchronousSocketChannel connected(InetSocketAddress address)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
        boolean connected = false;
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(address).get(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            connected = true;
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }
}
