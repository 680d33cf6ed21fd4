package tupa.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a server ends a connection, and whether the client should come back by itself. */
public enum CloseReason {
    CLOSED("Goodbye.", false, 1000),
    SHUTTING_DOWN("The server is restarting.", true, 1001),
    BAD_REQUESTS("Too many requests that make no sense.", false, 4400),
    HELLO_REQUIRED("No hello in time.", false, 4401),
    REMOVED("You were removed.", false, 4403),
    SLOW_CONSUMER("You read too slowly.", true, 4408),
    REPLACED("Your session goes on in another connection.", false, 4409),
    FLOOD("Too many requests.", true, 4429),
    FRAME_TOO_LARGE("A frame was too large.", true, 1009),
    PROTOCOL_ERROR("The connection broke the WebSocket protocol.", true, 1002),
    UNSUPPORTED("Only text frames are understood.", false, 1003),
    IDLE("Nothing was heard from you.", true, 1001),
    INTERNAL("Something went wrong in the server.", true, 1011);

    private final String wire = name().toLowerCase(Locale.ROOT);
    private final String text;
    private final boolean reconnect;
    private final int webSocketCode;

    CloseReason(String text, boolean reconnect, int webSocketCode) {
        this.text = text;
        this.reconnect = reconnect;
        this.webSocketCode = webSocketCode;
    }

    public String wire() {
        return wire;
    }

    /** One sentence for a person. */
    public String text() {
        return text;
    }

    /** The client should connect again and resume. */
    public boolean reconnect() {
        return reconnect;
    }

    /** The WebSocket close code, where the engine can send it. */
    public int webSocketCode() {
        return webSocketCode;
    }

    public static Optional<CloseReason> parse(String wire) {
        return Stream.of(values()).filter(reason -> reason.wire().equals(wire)).findFirst();
    }
}
