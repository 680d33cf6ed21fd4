package tupa.terminal.tool;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.terminal.model.ExitCode;

/** How a command can end. */
public enum Ending {
    FINE(ExitCode.FINE, "done; of send and ask: the server has stored it"),
    NO_SUCH(ExitCode.NO_SUCH, "there is no such user, or no such room"),
    USAGE(ExitCode.USAGE, "the command line is wrong, or what is set"),
    CANNOT_CONNECT(ExitCode.CANNOT_CONNECT, "the server cannot be reached; nothing was posted"),
    REFUSED(ExitCode.REFUSED, "the server has refused it; standard error says why"),
    TIMEOUT(ExitCode.TIMEOUT, "no answer in time; of send: whether it is stored is not known, and it says so"),
    CLOSED_PIPE(ExitCode.CLOSED_PIPE, "nobody reads standard output any more");

    private final int code;
    private final String meaning;

    Ending(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    static String table() {
        return "Exit codes:\n"
                + Stream.of(values())
                        .map(ending -> "  %-3d  %s%n".formatted(ending.code, ending.meaning))
                        .collect(Collectors.joining());
    }
}
