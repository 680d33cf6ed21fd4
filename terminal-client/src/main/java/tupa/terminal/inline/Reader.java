package tupa.terminal.inline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Completer;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.Widget;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;

/**
 * JLine's line reader, set up for a chat: the prompt can change and the room can be switched while the user types, and
 * each room keeps what was half typed in it. One thread reads; prompts and lines may come from another.
 */
final class Reader extends LineReaderImpl {
    private static final int HISTORY = 1_000;

    private final Map<String, String> drafts = new HashMap<>();
    private IntFunction<String> wantedPrompt = width -> "";
    private String shownPrompt = "";
    private String place = "";
    private String draft = "";

    /** What is read is an entry, not the answer to a question. */
    private boolean entering;

    Reader(Terminal terminal, Completer completer, History history) throws IOException {
        super(terminal, "tupa", new HashMap<>());
        setCompleter(completer);
        setHistory(history);
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

    /** Keeps the input history over runs. */
    void keepHistory(Path file) throws IOException {
        setVariable(LineReader.HISTORY_FILE, file);
        history.load();
    }

    /** Asks one question; the answer is no input to come back to. */
    String ask(String question) {
        setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            return readLine(escaped(question));
        } finally {
            setVariable(LineReader.DISABLE_HISTORY, false);
        }
    }

    /** Alt-1 to Alt-9 call {@code toRoom}; Ctrl-N and Ctrl-P call {@code beside} with 1 and -1. */
    void bindRooms(IntConsumer toRoom, IntConsumer beside) {
        for (int number = 1; number <= 9; number++) {
            int room = number;
            bind(() -> toRoom.accept(room), KeyMap.alt((char) ('0' + number)));
        }
        bind(() -> beside.accept(1), KeyMap.ctrl('N'), KeyMap.alt("\u001b[C"), "\u001b[1;3C");
        bind(() -> beside.accept(-1), KeyMap.ctrl('P'), KeyMap.alt("\u001b[D"), "\u001b[1;3D");
    }

    private void bind(Runnable action, CharSequence... keys) {
        Widget widget = () -> {
            action.run();
            return true;
        };
        Objects.requireNonNull(getKeyMaps().get(LineReader.MAIN)).bind((Binding) widget, keys);
    }

    /** Reads one entry under the newest prompt, beginning with what was half typed in this room. */
    String read() {
        setOpt(Option.ERASE_LINE_ON_FINISH);
        entering = true;
        try {
            return readLine();
        } finally {
            entering = false;
        }
    }

    /** JLine calls this under its lock when it has begun to read: what changed until then is not lost, and what changes from then on is shown. */
    private boolean begin() {
        if (entering) {
            shownPrompt = wantedPrompt.apply(width());
            setPrompt(shownPrompt);
            buf.clear();
            buf.write(draft);
            draft = "";
        }
        return true;
    }

    /**
     * Shows another prompt, at once when the user is being asked.
     *
     * @param prompt the prompt for a terminal of the width given to it
     * @param at the room the prompt belongs to; when it changes, the half-typed text changes with it
     */
    void prompt(IntFunction<String> prompt, String at) {
        lock.lock();
        try {
            adapt();
            wantedPrompt = prompt;
            boolean moved = !at.equals(place);
            if (moved) {
                moveTo(at);
            }
            if (moved || !prompt.apply(width()).equals(shownPrompt)) {
                redraw();
            }
        } finally {
            lock.unlock();
        }
    }

    private int width() {
        return Math.max(1, terminal.getColumns());
    }

    /** What was begun before there was a room goes along into it. */
    private void moveTo(String at) {
        if (place.isEmpty()) {
            place = at;
            return;
        }
        String begun = drafts.getOrDefault(at, "");
        drafts.put(place, reading ? buf.toString() : draft);
        place = at;
        if (reading) {
            buf.clear();
            buf.write(begun);
        } else {
            draft = begun;
        }
    }

    private void redraw() {
        shownPrompt = wantedPrompt.apply(width());
        if (reading) {
            setPrompt(shownPrompt);
            redisplay();
            terminal.flush();
        }
    }

    /**
     * JLine changes its idea of the screen on a resize and paints nothing, which leaves torn rows when the prompt
     * changes with the width. So the prompt is taken away and painted anew here.
     */
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

    /** Follows the terminal's size; also called before anything is printed, in case the signal is still to come. */
    private void adapt() {
        Size now = terminal.getBufferSize();
        if (!reading || (now.getColumns() == size.getColumns() && now.getRows() == size.getRows())) {
            return;
        }
        int up = Rows.aboveCursor(prompt + buf.upToCursor(), Math.max(1, now.getColumns()));
        terminal.writer().write("\r" + (up > 0 ? "\u001b[" + up + "A" : "") + "\u001b[J");
        size = now;
        display = new Display(terminal, false);
        display.resize(now);
        redraw();
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

    /** Text in a prompt; a percent sign in it is one. */
    static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
