package tupa.terminal.model;

/** How the program tells its caller how it went. */
public final class ExitCode {
    public static final int FINE = 0;
    /** A fault of the program; the log has it. */
    public static final int BROKEN = 1;
    /** What was asked for is not there. */
    public static final int NO_SUCH = 1;

    public static final int USAGE = 2;
    public static final int CANNOT_CONNECT = 3;
    public static final int REFUSED = 4;
    public static final int TIMEOUT = 5;
    /** As a shell tells the end by SIGPIPE. */
    public static final int CLOSED_PIPE = 141;

    private ExitCode() {}
}
