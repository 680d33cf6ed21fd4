package tupa.terminal.inline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jline.reader.Completer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;
import tupa.terminal.input.Editor;
import tupa.terminal.input.InputHistory;
import tupa.terminal.input.Reader;
import tupa.terminal.model.Line;
import tupa.terminal.view.Renderer;
import tupa.wire.text.Texts;

/** The input line at the lower end of the terminal's own history; what is shown goes in above it. */
final class InlineReader extends Reader {
    /** More lines than this at once are a flood: only the newest are shown, and how many were not. */
    private static final int FLOOD = 1_000;

    private final Renderer renderer;
    /** What has come and is not shown yet, as the terminal is lent to another program. */
    private final Deque<Line> waiting = new ArrayDeque<>();

    private int skipped;

    InlineReader(Terminal terminal, Completer completer, InputHistory history, Editor editor, Renderer renderer) {
        super(terminal, completer, history, editor);
        this.renderer = renderer;
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

    @Override
    protected void comeBack() {
        showWaiting();
    }

    /** Shows lines above the input, now or when the terminal is back. */
    void show(List<Line> lines) {
        lock.lock();
        try {
            waiting.addAll(lines);
            for (; waiting.size() > FLOOD; skipped++) {
                waiting.removeFirst();
            }
            if (!isAway()) {
                showWaiting();
            }
        } finally {
            lock.unlock();
        }
    }

    private void showWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        adapt();
        terminal.beginSynchronizedUpdate();
        if (skipped > 0) {
            printAbove(renderer.drawAll(List.of(Line.info(Texts.SKIPPED.with(skipped)))));
        }
        printAbove(renderer.drawAll(List.copyOf(waiting)));
        terminal.endSynchronizedUpdate();
        terminal.flush();
        waiting.clear();
        skipped = 0;
    }

    void wipe() {
        lock.lock();
        try {
            if (isAway()) {
                return;
            }
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
