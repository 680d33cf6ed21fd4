package tupa.terminal.tool;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output, line by line and in UTF-8 whatever the environment says, and standard error. */
final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final String name;

    /** @param name the command, which stands before all that it says on standard error */
    Output(PrintStream out, PrintStream err, String name) {
        this.out = out;
        this.err = err;
        this.name = name;
    }

    /** Prints a line, which whoever reads has at once. A closed pipe ends the command quietly. */
    void line(String line) throws Failed {
        text(line + "\n");
    }

    void text(String text) throws Failed {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
        if (out.checkError()) {
            throw new Failed(Ending.CLOSED_PIPE, "");
        }
    }

    /** Says something that is no data; that nobody hears it is no reason to end. */
    void say(String words) {
        byte[] bytes = (name + ": " + words + "\n").getBytes(StandardCharsets.UTF_8);
        err.write(bytes, 0, bytes.length);
        err.flush();
    }
}
