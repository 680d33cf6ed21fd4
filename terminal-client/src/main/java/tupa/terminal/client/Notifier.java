package tupa.terminal.client;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import tupa.wire.text.Clean;

/** Tells the user that he is wanted, in the way he has chosen. Never keeps anybody waiting. */
public final class Notifier {
    /** How the user is called. */
    public sealed interface Way {
        record Bell() implements Way {}

        /** By what the terminal shows on the desktop: the sequence OSC 9, which iTerm2 began with. */
        record Desktop() implements Way {}

        /** By a command of the shell, which finds who called in {@code $1} and what was said in {@code $2}. */
        record Command(String line) implements Way {}

        record Silence() implements Way {}
    }

    private static final Logger LOG = Logger.getLogger(Notifier.class.getName());
    private static final long PATIENCE_S = 2;
    private static final int LONGEST = 200;

    private Way way = new Way.Bell();
    private boolean busy;

    public synchronized void notifyBy(Way chosen) {
        way = chosen;
    }

    synchronized void call(Screen screen, String from, String text) {
        if (way instanceof Way.Bell) {
            screen.ring();
        } else if (way instanceof Way.Desktop) {
            screen.announce(shortened(from + ": " + text));
        } else if (way instanceof Way.Command command && !busy) {
            busy = true;
            Thread runner = new Thread(() -> run(command.line(), shortened(from), shortened(text)), "tupa-notifier");
            runner.setDaemon(true);
            runner.start();
        }
    }

    private static String shortened(String text) {
        String line = Clean.line(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    /** While one command runs no other is started; one that takes too long is ended. */
    private void run(String line, String from, String text) {
        try {
            Process process = new ProcessBuilder(List.of("/bin/sh", "-c", line, "tupa", from, text))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The command that calls the user does not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            done();
        }
    }

    private synchronized void done() {
        busy = false;
    }
}
