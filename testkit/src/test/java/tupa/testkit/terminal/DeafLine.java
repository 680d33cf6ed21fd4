package tupa.testkit.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A way to a server over framed TCP that loses what comes after a message is posted, in the one direction or in both. */
final class DeafLine implements AutoCloseable {
    enum Loss {
        NONE,
        /** The message arrives, and nothing that is said of it comes back. */
        ANSWER,
        /** The message does not arrive either. */
        MESSAGE
    }

    private static final String[] MESSAGES = {"\"type\":\"post\"", "\"type\":\"dm\""};

    private final ServerSocket listener;
    private final Supplier<String> server;
    private final CountDownLatch lost = new CountDownLatch(1);
    private volatile Loss loss = Loss.NONE;

    /** @param server its address at the time of each connection */
    DeafLine(Supplier<String> server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String url() {
        return "tcp://127.0.0.1:" + listener.getLocalPort();
    }

    void lose(Loss from) {
        loss = from;
    }

    /** Waits until a message was posted and something lost. */
    boolean awaitLoss() throws InterruptedException {
        return lost.await(60, TimeUnit.SECONDS);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "deaf-line");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                serve(listener.accept());
            }
        } catch (IOException closed) {
            // The test is over.
            return;
        }
    }

    private void serve(Socket client) throws IOException {
        URI target = URI.create(server.get());
        try {
            new Way(client, new Socket(target.getHost(), target.getPort())).open();
        } catch (IOException nobody) {
            client.close();
        }
    }

    private final class Way {
        private final Socket client;
        private final Socket server;
        private volatile boolean deaf;

        Way(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void open() {
            start(() -> carry(client, server, true));
            start(() -> carry(server, client, false));
        }

        private void carry(Socket from, Socket to, boolean towardsServer) {
            byte[] bytes = new byte[65_536];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    boolean message = towardsServer && isMessage(new String(bytes, 0, count, StandardCharsets.UTF_8));
                    if (message && loss != Loss.NONE) {
                        deaf = true;
                        lost.countDown();
                    }
                    if (!deaf || (message && loss == Loss.ANSWER)) {
                        out.write(bytes, 0, count);
                    }
                }
            } catch (IOException ended) {
                // One of them is gone, and with it the way.
                return;
            }
        }

        private static boolean isMessage(String text) {
            return text.contains(MESSAGES[0]) || text.contains(MESSAGES[1]);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
