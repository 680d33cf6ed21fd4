package tupa.testkit;

import java.net.URI;
import java.util.function.BiConsumer;

/** One connection: passes on whole frames, one after the other, for as long as it is told to read. */
interface Link {
    /** How a connection came to its end: the close code, or {@link #BROKEN} where there is none, and why. */
    record End(int code, String reason) {}

    int BROKEN = 1006;

    /**
     * Connects, by what the scheme of the address says, and returns once that is done. {@code end} hears of the close,
     * whoever did it. Both run on threads of the connection.
     */
    static Link open(String url, BiConsumer<Link, String> frames, BiConsumer<Link, End> end) {
        URI address = URI.create(url);
        return "tcp".equals(address.getScheme())
                ? FramedLink.open(address, frames, end)
                : new WebSocketLink(address, frames, end).connected();
    }

    /** Returns when the frame has been given to the operating system. */
    void send(String frame);

    /** Sends a text frame that is not the last of its message; only a WebSocket has such. */
    void sendPart(String part);

    /** Sends what is not text; only a WebSocket tells the two apart. */
    void sendBinary(byte[] frame);

    void abort();

    void close();

    /** What is in buffers on the way still comes, at most one frame of it. */
    void stopReading();

    void readAgain();
}
