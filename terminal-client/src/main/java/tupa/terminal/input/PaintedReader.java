package tupa.terminal.input;

import java.util.HashMap;
import java.util.function.IntFunction;
import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;

/**
 * JLine's line reader, set up for a chat, without a picture of its own: a front end extends it and paints. JLine hands the
 * finished rows of the input, with the cursor, to the {@link #canvas}. What is to be overridden here is called under the
 * reader's lock.
 */
abstract class PaintedReader extends LineReaderImpl {
    private static final int HISTORY = 1_000;

    private IntFunction<String> wantedPrompt = width -> "";
    private String shownPrompt = "";
    private boolean away;

    PaintedReader(Terminal terminal) {
        super(terminal, "tupa", new HashMap<>());
        setParser(plainParser());
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        setOpt(Option.BRACKETED_PASTE);
        setOpt(Option.AUTO_LIST);
        setOpt(Option.AUTO_MENU);
        setOpt(Option.CASE_INSENSITIVE);
        setOpt(Option.HISTORY_IGNORE_SPACE);
        setOpt(Option.HISTORY_IGNORE_DUPS);
        unsetOpt(Option.INSERT_TAB);
        setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "… ");
        setVariable(LineReader.HISTORY_SIZE, HISTORY);
        setVariable(LineReader.HISTORY_FILE_SIZE, HISTORY);
        getWidgets().put(LineReader.CALLBACK_INIT, this::begin);
    }

    /** Quotes and backslashes are ordinary characters in a chat. */
    private static DefaultParser plainParser() {
        DefaultParser parser = new DefaultParser();
        parser.setQuoteChars(new char[0]);
        parser.setEscapeChars(new char[0]);
        return parser;
    }

    /** What the input is painted on from now on; asked for when reading begins and when the terminal has another size. */
    protected abstract Display canvas(Size now);

    /** The terminal has another size; the canvas and {@link #size} are still the old ones. */
    protected void resizing(Size now) {}

    /** The terminal is lent to another program: from now on nothing is to be written to it. */
    protected void leave() {}

    /** The terminal is back, with whatever the other program left on it; reading begins again after this. */
    protected void comeBack() {}

    /** Whether the terminal is lent to another program. */
    protected final boolean isAway() {
        return away;
    }

    /** JLine calls this under its lock when it has begun to read: what changed until then is not lost, and what changes from then on is shown. */
    private boolean begin() {
        display = canvas(size);
        begins();
        return true;
    }

    /** Reading has begun, and nothing is painted yet. */
    abstract void begins();

    /** The prompt as it is from now on. */
    final String newestPrompt() {
        shownPrompt = wantedPrompt.apply(width());
        return shownPrompt;
    }

    private int width() {
        return Math.max(1, terminal.getColumns());
    }

    /** Shows this prompt from now on; {@code anyhow} also when it is the one that is shown. */
    final void show(IntFunction<String> prompt, boolean anyhow) {
        adapt();
        wantedPrompt = prompt;
        if (anyhow || !prompt.apply(width()).equals(shownPrompt)) {
            redraw();
        }
    }

    private void redraw() {
        String prompt = newestPrompt();
        if (reading) {
            setPrompt(prompt);
            redisplay();
            terminal.flush();
        }
    }

    /** JLine changes its idea of the screen on a resize and paints nothing. */
    @Override
    protected void handleSignal(Terminal.Signal signal) {
        if (signal == Terminal.Signal.WINCH) {
            lock.lock();
            try {
                adapt();
            } finally {
                lock.unlock();
            }
        } else {
            super.handleSignal(signal);
        }
    }

    /** Follows the terminal's size; also to be called before anything is painted, in case the signal is still to come. */
    protected final void adapt() {
        Size now = terminal.getBufferSize();
        if (reading && (now.getColumns() != size.getColumns() || now.getRows() != size.getRows())) {
            resizing(now);
            size = now;
            display = canvas(now);
            redraw();
        }
    }

    /** Has something done that needs the terminal as it was before this program. Not while reading. */
    final void lend(Runnable errand) {
        lock.lock();
        try {
            away = true;
            leave();
            terminal.flush();
        } finally {
            lock.unlock();
        }
        // What is typed to end the other program must not end this one; a handler is not inherited, as ignoring would
        // be.
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> {});
        try {
            errand.run();
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            lock.lock();
            try {
                away = false;
                comeBack();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Sends the terminal what shows nothing. */
    public final void send(String sequence) {
        lock.lock();
        try {
            if (!away) {
                terminal.writer().write(sequence);
                terminal.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Text in a prompt; a percent sign in it is one. */
    public static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
