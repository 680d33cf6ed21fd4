package tupa.server;

import org.jspecify.annotations.Nullable;

/** The server cannot start, for a reason that the operator can do something about and that the message tells. */
public final class StartFailure extends RuntimeException {
    static final int USAGE = 2;
    static final int ENVIRONMENT = 1;

    private final int exitCode;

    private StartFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What the operator wrote makes no sense. */
    static StartFailure wrong(String message) {
        return new StartFailure(USAGE, message, null);
    }

    /** The machine does not grant what the operator asked for. */
    static StartFailure refused(String message, Throwable cause) {
        return new StartFailure(ENVIRONMENT, message, cause);
    }

    /** The exit code of a process that ends with this. */
    public int exitCode() {
        return exitCode;
    }
}
