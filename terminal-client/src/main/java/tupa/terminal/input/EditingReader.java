package tupa.terminal.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import tupa.wire.text.Texts;

/** How one entry is written: what is pasted, brought back, thrown away and at last taken. */
abstract class EditingReader extends PaintedReader {
    private final Doubts doubts = new Doubts();
    private final Recall recall;
    /** What is read is an entry, not the answer to a question. */
    private volatile boolean entering;

    private boolean hinted;

    EditingReader(Terminal terminal, Completer completer, InputHistory history) {
        super(terminal);
        setCompleter(completer);
        setHistory(history);
        this.recall = new Recall(history);
    }

    /** What keys do in the line editor alone. */
    final KeyMap<Binding> editing() {
        return Objects.requireNonNull(defaultKeyMaps().get(EMACS));
    }

    /** Keeps the input history over runs. */
    public final void keepHistory(Path file) throws IOException {
        setVariable(LineReader.HISTORY_FILE, file);
        history.load();
    }

    /** What is asked before an entry is taken. */
    public final void follow(Supplier<EntryRules> rules) {
        doubts.follow(rules);
    }

    /** Asks one question; the answer is no input to come back to. */
    public final String ask(String question) {
        setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            return readLine(escaped(question));
        } finally {
            setVariable(LineReader.DISABLE_HISTORY, false);
        }
    }

    final String readEntry() {
        entering = true;
        try {
            return readLine();
        } finally {
            entering = false;
        }
    }

    final boolean isEntering() {
        return entering;
    }

    @Override
    void begins() {
        doubts.begin();
        recall.begin();
    }

    final void replace(String text) {
        buf.clear();
        buf.write(text);
    }

    /** Clears the input; Ctrl-Y brings it back. */
    final void discard() {
        if (buf.length() > 0) {
            killRing.resetLastKill();
            killRing.add(buf.toString());
            buf.clear();
        }
        doubts.begin();
        recall.begin();
    }

    @Override
    protected boolean interrupt() {
        if (!entering) {
            return super.interrupt();
        }
        boolean nothing = buf.length() == 0;
        discard();
        forgetHint();
        if (nothing) {
            hint(Texts.HINT_QUIT.with());
        }
        return true;
    }

    @Override
    protected boolean acceptLine() {
        Optional<String> doubt = entering ? doubts.about(buf.toString()) : Optional.empty();
        doubt.ifPresent(this::hint);
        return doubt.isPresent() || super.acceptLine();
    }

    /** JLine's menu fails where the screen is too small for it, or becomes so; then there is none. */
    @Override
    protected boolean doMenu(
            List<Candidate> original, String completed, BiFunction<CharSequence, Boolean, CharSequence> escaper) {
        try {
            return super.doMenu(original, completed, escaper);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            post = null;
            return true;
        }
    }

    @Override
    public boolean beginPaste() {
        buf.write(pasted().replace("\r\n", "\n").replace('\r', '\n'));
        doubts.pasted();
        return true;
    }

    /** Key by key: JLine's own way reads ahead, and a second paste within that would come again as keys. */
    private String pasted() {
        StringBuilder text = new StringBuilder();
        int end = -1;
        while (end < 0) {
            int key = readCharacter();
            if (key < 0) {
                throw new EndOfFileException();
            }
            text.appendCodePoint(key);
            end = text.indexOf(BRACKETED_PASTE_END, text.length() - BRACKETED_PASTE_END.length());
        }
        return text.substring(0, end);
    }

    @Override
    protected boolean upLineOrSearch() {
        return upLine() || recalled(recall.older(buf.toString()));
    }

    @Override
    protected boolean downLineOrSearch() {
        return downLine() || recalled(recall.newer(buf.toString()));
    }

    private boolean recalled(Optional<String> entry) {
        entry.ifPresent(this::replace);
        return entry.isPresent();
    }

    /** Says something below the input until the next key; a question stays until it is answered. */
    final void hint(String text) {
        post = () -> new AttributedString(text);
        hinted = true;
    }

    final void forgetHint() {
        if (hinted) {
            lock.lock();
            try {
                hinted = false;
                post = null;
                doubts.open(buf.toString()).ifPresent(this::hint);
            } finally {
                lock.unlock();
            }
        }
    }
}
