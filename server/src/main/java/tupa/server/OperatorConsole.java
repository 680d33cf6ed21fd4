package tupa.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.Optional;

/** Reads what the operator types and carries it out. The end of the input means nothing: many servers have none. */
final class OperatorConsole {
    private final BoundedLines in;
    private final PrintStream out;
    private final CommandTable commands;

    OperatorConsole(Reader in, PrintStream out, CommandTable commands) {
        this.in = new BoundedLines(in);
        this.out = out;
        this.commands = commands;
    }

    /** On a thread of its own that does not keep the process alive. */
    void start() {
        Thread thread = new Thread(this::read, "operator-console");
        thread.setDaemon(true);
        thread.start();
    }

    void read() {
        try {
            Optional<BoundedLines.Line> line = in.next();
            while (line.isPresent()) {
                obey(line.get());
                line = in.next();
            }
        } catch (IOException closed) {
            out.println("The console is closed; stop the server with SIGTERM or Ctrl-C.");
        }
    }

    private void obey(BoundedLines.Line line) {
        if (line.tooLong()) {
            out.println("A line has at most " + BoundedLines.LONGEST + " characters.");
            return;
        }
        Answer answer = commands.obey(line.text(), "console");
        if (!answer.text().isEmpty()) {
            out.println(answer.shown());
        }
        answer.afterwards().run();
    }
}
