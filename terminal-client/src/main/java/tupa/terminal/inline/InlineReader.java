package tupa.terminal.inline;

import org.jline.reader.Completer;
import org.jline.reader.History;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;
import tupa.terminal.input.Reader;

/** The input line at the lower end of the terminal's own history; what is shown goes in above it. */
final class InlineReader extends Reader {
    InlineReader(Terminal terminal, Completer completer, History history) {
        super(terminal, completer, history);
    }

    @Override
    protected Display canvas(Size now) {
        Display display = new Display(terminal, false);
        display.resize(now);
        return display;
    }

    /** A change of the width leaves torn rows when the prompt changes with it, so they are taken away. */
    @Override
    protected void resizing(Size now) {
        int up = Rows.aboveCursor(prompt + buf.upToCursor(), Math.max(1, now.getColumns()));
        terminal.writer().write("\r" + (up > 0 ? "\u001b[" + up + "A" : "") + "\u001b[J");
    }

    /** Prints finished rows above the input. */
    void above(String rows) {
        lock.lock();
        try {
            adapt();
            terminal.beginSynchronizedUpdate();
            printAbove(rows);
            terminal.endSynchronizedUpdate();
            terminal.flush();
        } finally {
            lock.unlock();
        }
    }

    void wipe() {
        lock.lock();
        try {
            terminal.puts(InfoCmp.Capability.clear_screen);
            if (reading) {
                redrawLine();
                redisplay();
            }
            terminal.flush();
        } finally {
            lock.unlock();
        }
    }
}
