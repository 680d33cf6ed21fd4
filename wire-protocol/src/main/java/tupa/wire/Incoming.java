package tupa.wire;

import java.util.Optional;

/** One object a client wrote, as far as it could be understood. */
public sealed interface Incoming {
    /** The id the answer must carry, if the client gave one. */
    Optional<String> id();

    record Asked(Optional<String> id, Request request) implements Incoming {}

    record Malformed(Optional<String> id, ErrorCode code, String message) implements Incoming {}
}
