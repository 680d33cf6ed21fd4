package tupa.terminal.client;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import tupa.terminal.link.Transport;
import tupa.wire.JsonCodec;
import tupa.wire.Request;

/**
 * The one connection there is at a time. Brings what it says to the thread that owns this object, and lets nothing of an
 * earlier connection through.
 */
final class Cable {
    private static final Logger LOG = Logger.getLogger(Cable.class.getName());

    private final URI server;
    private final Transport transport;
    private final Executor loop;
    private Optional<Transport.Connection> connection = Optional.empty();
    private int generation;

    Cable(URI server, Transport transport, Executor loop) {
        this.server = server;
        this.transport = transport;
        this.loop = loop;
    }

    boolean isConnected() {
        return connection.isPresent();
    }

    /** Begins a connection that speaks to {@code listener}, on the owner's thread. */
    void open(Transport.Listener listener) {
        int mine = ++generation;
        LOG.log(Level.INFO, "Connecting to {0}", server);
        connection = Optional.of(transport.open(server, new Inlet(mine, listener)));
    }

    void send(Optional<String> id, Request request) {
        String frame = JsonCodec.encode(id, request);
        connection.ifPresent(open -> open.send(frame));
    }

    /** Ends the connection once what was sent is out. */
    void close() {
        connection.ifPresent(Transport.Connection::close);
    }

    /** Ends the connection at once; its listener hears nothing any more. */
    void abort() {
        connection.ifPresent(Transport.Connection::abort);
        connection = Optional.empty();
        generation++;
    }

    private final class Inlet implements Transport.Listener {
        private final int mine;
        private final Transport.Listener listener;

        Inlet(int mine, Transport.Listener listener) {
            this.mine = mine;
            this.listener = listener;
        }

        @Override
        public void opened() {
            pass(listener::opened);
        }

        @Override
        public void text(String frame) {
            pass(() -> listener.text(frame));
        }

        @Override
        public void closed(int code, String reason) {
            pass(() -> {
                connection = Optional.empty();
                listener.closed(code, reason);
            });
        }

        private void pass(Runnable news) {
            loop.execute(() -> {
                if (mine == generation) {
                    news.run();
                }
            });
        }
    }
}
