package tupa.wire;

import java.util.List;
import java.util.Optional;

/** Reads and writes the JSON of protocol version 1. Thread-safe and without state. */
public final class JsonCodec {
    private JsonCodec() {}

    /** One line of JSON, without a line end. */
    public static String encode(ServerMessage message) {
        throw new UnsupportedOperationException();
    }

    /** One line of JSON, without a line end. */
    public static String encode(Optional<String> id, Request request) {
        throw new UnsupportedOperationException();
    }

    /** Reads a frame of a client. What cannot be understood comes back as {@link Incoming.Malformed}; nothing is thrown. */
    public static List<Incoming> decodeRequests(String frame) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a frame of a server.
     *
     * @throws MalformedFrame when it is not the protocol's JSON
     */
    public static List<ServerMessage> decodeMessages(String frame) {
        throw new UnsupportedOperationException();
    }
}
