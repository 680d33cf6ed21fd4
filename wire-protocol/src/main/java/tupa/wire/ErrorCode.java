package tupa.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a request was refused. The wire form of a code never changes its meaning; new ones may come. */
public enum ErrorCode {
    BAD_JSON("This is not a JSON object on one line.", false, false),
    BAD_REQUEST("A field is missing or has the wrong form.", false, false),
    UNKNOWN_TYPE("This server does not know that request.", false, false),
    BAD_VERSION("This server speaks version 1.", false, false),
    HELLO_REQUIRED("Say hello first.", false, false),
    ALREADY_HELLO("You have said hello already.", false, false),
    AUTH_REQUIRED("This server wants you to log in.", false, false),
    AUTH_FAILED("Login failed.", false, false),
    SESSION_EXPIRED("That session is over; say hello without a token.", false, false),
    NICK_INVALID("A nick has 1 to 32 letters, digits or _ - . and begins with a letter or digit.", false, false),
    NICK_TAKEN("That nick is taken.", false, false),
    ROOM_INVALID("A room name has 1 to 48 letters, digits or _ - . and begins with a letter or digit.", false, false),
    NO_SUCH_ROOM("There is no such room.", false, false),
    ROOM_FULL("That room is full.", true, false),
    NOT_IN_ROOM("You are not in that room.", false, false),
    FORBIDDEN("That is not allowed.", false, false),
    NO_SUCH_USER("Nobody of that name is here.", false, false),
    TEXT_EMPTY("There is nothing in that message.", false, false),
    TEXT_TOO_LONG("That message is too long.", false, false),
    FRAME_TOO_LARGE("That request is too large.", false, true),
    CID_CONFLICT("That cid was used for another text.", false, false),
    RATE_LIMITED("Slow down.", true, false),
    TOO_MANY_ROOMS("You are in as many rooms as one may be.", false, false),
    STORAGE_UNAVAILABLE("The server cannot store anything right now.", true, false),
    BUSY("The server is busy.", true, false),
    SHUTTING_DOWN("The server is shutting down.", true, false),
    INTERNAL("Something went wrong in the server.", true, false);

    private final String wire = name().toLowerCase(Locale.ROOT);
    private final String text;
    private final boolean retryable;
    private final boolean fatal;

    ErrorCode(String text, boolean retryable, boolean fatal) {
        this.text = text;
        this.retryable = retryable;
        this.fatal = fatal;
    }

    public String wire() {
        return wire;
    }

    /** One sentence for a person. */
    public String text() {
        return text;
    }

    /** The same request may succeed later, unchanged. */
    public boolean retryable() {
        return retryable;
    }

    /** The connection is closed after this error. */
    public boolean fatal() {
        return fatal;
    }

    public static Optional<ErrorCode> parse(String wire) {
        return Stream.of(values()).filter(code -> code.wire().equals(wire)).findFirst();
    }
}
