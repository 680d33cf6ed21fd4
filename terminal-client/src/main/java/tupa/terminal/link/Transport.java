package tupa.terminal.link;

import java.net.URI;
import java.time.Duration;

/** A way to open connections that carry text frames. */
public interface Transport {
    /** How long a server may take to be reached. */
    Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** The one that the scheme of the address means: {@code tcp}, or else a WebSocket. */
    static Transport to(URI server) {
        return "tcp".equals(server.getScheme()) ? new FramedTransport() : new WebSocketTransport();
    }

    /**
     * Begins to connect and returns at once. The listener hears {@code closed} once, also when the connection cannot be
     * opened, and nothing after it. After {@code abort} it hears nothing at all.
     */
    Connection open(URI server, Listener listener);

    /** One connection. Every method may be called from any thread, returns at once and does nothing after the end. */
    interface Connection {
        void send(String frame);

        /** Ends the connection politely: what was sent before is still written. */
        void close();

        /** Ends the connection at once. */
        void abort();
    }

    /** Hears one connection, one call at a time. A call that blocks holds up the reading. */
    interface Listener {
        void opened();

        void text(String frame);

        /**
         * The connection ended, or never began.
         *
         * @param code the WebSocket close code, 1006 when there was none
         */
        void closed(int code, String reason);
    }
}
