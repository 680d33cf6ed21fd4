package tupa.terminal.fake;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.ServerMessage;

/** A {@link FakeServer} behind a real socket. */
public final class TinyServer implements AutoCloseable {
    /** How frames go over a connection. */
    interface Carrying {
        void begin(DataInputStream in, OutputStream out) throws IOException;

        /** The next frame; empty when the client closes. */
        String read(DataInputStream in) throws IOException;

        void write(OutputStream out, byte[] json) throws IOException;

        /** Answers a client that closes. */
        void end(OutputStream out) throws IOException;
    }

    /** Everything that a client can be connected by. */
    public enum Carrier {
        WEB_SOCKET("ws://127.0.0.1:%d/ws"),
        FRAMED("tcp://127.0.0.1:%d");

        private final String address;

        Carrier(String address) {
            this.address = address;
        }

        private URI at(int port) {
            return URI.create(address.formatted(port));
        }
    }

    private final FakeServer chat;
    private final Carrier carrier;
    private final Carrying carrying;
    private final ServerSocket listener;
    private final Thread accepting;
    private volatile boolean mute;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** On a free port. */
    public TinyServer(FakeServer chat, Carrier carrier) throws IOException {
        this.chat = chat;
        this.carrier = carrier;
        this.carrying = carrier == Carrier.FRAMED ? new TinyFraming() : new TinyWebSocket();
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.accepting = start(this::accept);
    }

    public URI uri() {
        return carrier.at(listener.getLocalPort());
    }

    /** How many have not ended. */
    public long connections() {
        return open.stream().filter(socket -> !socket.isClosed()).count();
    }

    /** Hears and does everything, but says nothing more until it cuts. */
    public void mute() {
        mute = true;
    }

    /** Cuts every connection. */
    public void cut() throws IOException {
        mute = false;
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            // Until it has noticed, it may still take a connection.
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cut();
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "tiny-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread unused = start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The listener was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            carrying.begin(in, out);
            Dialogue dialogue = chat.connect(message -> write(out, message));
            try {
                for (String frame = read(in); !frame.isEmpty(); frame = read(in)) {
                    for (Incoming incoming : JsonCodec.decodeRequests(frame)) {
                        if (incoming instanceof Incoming.Asked asked) {
                            dialogue.ask(asked.id(), asked.request());
                        }
                    }
                }
                synchronized (out) {
                    carrying.end(out);
                }
            } finally {
                dialogue.hangUp();
            }
        } catch (IOException e) {
            // The connection ended.
        }
    }

    private String read(DataInputStream in) throws IOException {
        try {
            return carrying.read(in);
        } catch (EOFException e) {
            return "";
        }
    }

    private void write(OutputStream out, ServerMessage message) {
        if (mute) {
            return;
        }
        byte[] json = JsonCodec.encode(message).getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                carrying.write(out, json);
                out.flush();
            } catch (IOException e) {
                // Nobody reads any more.
            }
        }
    }
}
