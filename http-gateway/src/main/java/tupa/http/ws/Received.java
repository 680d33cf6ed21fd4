package tupa.http.ws;

import org.apache.pekko.util.ByteString;

/** What came from a peer, once it is complete. */
sealed interface Received {
    /** A message of any number of fragments. */
    record Text(String text) implements Received {}

    /** To be answered with a pong that carries the same. */
    record Ping(ByteString payload) implements Received {}

    record Pong() implements Received {}

    /** The peer closes; {@code code} is {@link CloseCode#NONE} if it gave none. */
    record Close(int code) implements Received {}

    /** What RFC 6455, or this server, does not allow; nothing that comes after it is read. */
    record Violation(int code, String why) implements Received {}
}
