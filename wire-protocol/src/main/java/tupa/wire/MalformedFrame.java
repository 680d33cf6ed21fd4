package tupa.wire;

/** A frame that is not the protocol's JSON; the only thing a codec throws. */
public final class MalformedFrame extends RuntimeException {
    MalformedFrame(String message, Throwable cause) {
        super(message, cause);
    }
}
