package tupa.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;

/**
 * The terminal this program runs in, given back as it was: when the program ends by itself, and also when it is told to
 * end, and then not before everything that still uses it has come to its end.
 */
final class LentTerminal implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LentTerminal.class.getName());

    /** Switches off what an input line switches on: bracketed paste, keys of an application, colours. */
    private static final byte[] LEAVE_INPUT =
            "\u001b[?2004l\u001b[?1l\u001b>\u001b[0m\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Switches back to the screen there was before. */
    private static final byte[] LEAVE_SCREEN =
            "\u001b[?7h\u001b[?25h\u001b[?2026l\u001b[?1049l".getBytes(StandardCharsets.US_ASCII);

    private static final long PATIENCE_MS = 500;

    private final Terminal terminal;
    private final OutputStream out;
    /** Ends what uses the terminal; whether it left the input line in order. */
    private volatile BooleanSupplier ending = () -> false;

    private volatile boolean takenWhole;
    /** What uses the terminal has not said that it left it in order. */
    private volatile boolean inUse;

    private boolean back;

    private LentTerminal(Terminal terminal, OutputStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    /** From here on a signal that ends the process gives the terminal back first. */
    static LentTerminal of(Terminal terminal, OutputStream out) {
        LentTerminal lent = new LentTerminal(terminal, out);
        Runtime.getRuntime().addShutdownHook(new Thread(lent::toldToEnd, "tupa-shutdown"));
        return lent;
    }

    Terminal terminal() {
        return terminal;
    }

    /**
     * Something begins to use the terminal.
     *
     * @param ends what to do first when the process is told to end: ends that, in bounded time, and says whether it did
     */
    void isUsed(BooleanSupplier ends) {
        inUse = true;
        ending = ends;
    }

    /** What used the terminal has left it in order. */
    void isLeft() {
        inUse = false;
    }

    /** What uses the terminal takes another screen for itself. */
    void isTakenWhole() {
        takenWhole = true;
    }

    /** A terminal whose other end reads nothing any more holds up whoever writes to it, and shall not hold up the end. */
    void toldToEnd() {
        boolean inOrder = ending.getAsBoolean();
        Thread giving = new Thread(() -> giveBack(inOrder), "tupa-give-back");
        giving.setDaemon(true);
        giving.start();
        try {
            giving.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        giveBack(!inUse);
    }

    /** Synchronized: whoever comes second, the program or the end of the process, waits until it is given back. */
    private synchronized void giveBack(boolean inOrder) {
        if (back) {
            return;
        }
        back = true;
        if (!inOrder) {
            leaveInput();
        }
        try {
            terminal.close();
        } catch (IOException e) {
            LOG.fine("The terminal is gone: " + e);
        }
    }

    private void leaveInput() {
        try {
            if (takenWhole) {
                out.write(LEAVE_SCREEN);
            }
            out.write(LEAVE_INPUT);
            out.flush();
        } catch (IOException e) {
            LOG.fine("The terminal is gone: " + e);
        }
    }
}
