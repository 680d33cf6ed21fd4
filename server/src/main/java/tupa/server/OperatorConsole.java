package tupa.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** Reads what the operator types, until he types {@code exit}. The end of the input means nothing: many servers have none. */
final class OperatorConsole {
    private final BufferedReader in;
    private final PrintStream out;
    private final Runnable exit;

    OperatorConsole(BufferedReader in, PrintStream out, Runnable exit) {
        this.in = in;
        this.out = out;
        this.exit = exit;
    }

    /** On a thread of its own that does not keep the process alive. */
    void start() {
        Thread thread = new Thread(this::read, "operator-console");
        thread.setDaemon(true);
        thread.start();
    }

    void read() {
        try {
            String line = in.readLine();
            while (line != null) {
                obey(line.strip().toLowerCase(Locale.ROOT));
                line = in.readLine();
            }
        } catch (IOException closed) {
            out.println("The console is closed; stop the server with SIGTERM or Ctrl-C.");
        }
    }

    private void obey(String command) {
        switch (command) {
            case "" -> {}
            case "exit" -> exit.run();
            case "help" ->
                out.println("exit   stop the server: everybody is told, what was posted is stored\nhelp   this");
            default -> out.println("The console knows only exit and help; to chat: tupa chat");
        }
    }
}
