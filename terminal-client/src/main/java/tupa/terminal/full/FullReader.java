package tupa.terminal.full;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import tupa.terminal.input.Editor;
import tupa.terminal.input.InputHistory;
import tupa.terminal.input.Reader;
import tupa.terminal.text.Width;

/**
 * The input at the lower end of a screen that is all ours: JLine edits, this paints, so that a key is answered without
 * waiting for anybody. Frames come from another thread.
 */
final class FullReader extends Reader {
    private final Width ways;
    private final Runnable resized;
    private final Painter painter = new Painter();
    private Optional<Frame> frame = Optional.empty();
    private Typed typed = Typed.NOTHING;
    private Optional<Attributes> before = Optional.empty();
    private boolean entered;
    private boolean closed;

    /**
     * A reader that does not have the screen yet.
     *
     * @param ways how wide the terminal draws what
     * @param resized called when the screen may have another size; brings a frame that fits
     */
    FullReader(
            Terminal terminal, Completer completer, InputHistory history, Editor editor, Width ways, Runnable resized) {
        super(terminal, completer, history, editor);
        this.ways = ways;
        this.resized = resized;
    }

    /** Takes the whole screen, unless it was closed before; what was on it comes back then. */
    void open() {
        lock.lock();
        try {
            if (!closed) {
                entered = true;
                // JLine looks at the size only while it reads.
                terminal.handle(Terminal.Signal.WINCH, this::handleSignal);
                comeBack();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the screen for good. */
    void close() {
        lock.lock();
        try {
            leave();
            closed = true;
            entered = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void leave() {
        if (entered) {
            write(Painter.LEAVE);
            before.ifPresent(terminal::setAttributes);
        }
    }

    /** Also between two entries, nothing that is typed may be echoed: it would be written into the frame. */
    @Override
    protected void comeBack() {
        if (entered) {
            before = Optional.of(terminal.enterRawMode());
            painter.forget();
            write(Painter.ENTER);
            paint();
        }
    }

    /** Shows what is to be seen above the input. */
    void show(Frame now) {
        lock.lock();
        try {
            frame = Optional.of(now);
            adapt();
            paint();
        } finally {
            lock.unlock();
        }
    }

    /** Paints everything anew, whatever the screen shows now. */
    @Override
    public boolean clearScreen() {
        painter.forget();
        return true;
    }

    @Override
    protected Display canvas(Size now) {
        if (entered) {
            return new Canvas(now);
        }
        Display display = new Display(terminal, false);
        display.resize(now);
        return display;
    }

    /** A terminal may have moved anything anywhere. */
    @Override
    protected void resizing(Size now) {
        painter.forget();
    }

    /** Also when the size is by now what it was before. */
    @Override
    protected void handleSignal(Terminal.Signal signal) {
        lock.lock();
        try {
            painter.forget();
        } finally {
            lock.unlock();
        }
        super.handleSignal(signal);
        resized.run();
    }

    /** What does not fit below the input would be printed over the frame: the menu, which scrolls, takes its place. */
    @Override
    protected boolean doList(
            List<Candidate> possible,
            String completed,
            boolean runLoop,
            BiFunction<CharSequence, Boolean, CharSequence> escaper) {
        int widest = possible.stream()
                .mapToInt(candidate -> display.wcwidth(candidate.displ()))
                .max()
                .orElse(0);
        int perRow = Math.max(1, size.getColumns() / (widest + 2));
        boolean fits = possible.size() / perRow < size.getRows() / 2 - 2;
        return !fits || super.doList(possible, completed, runLoop, escaper);
    }

    private void paint() {
        Size now = terminal.getSize();
        Optional<Frame> fitting = frame.filter(shown -> shown.fits(now.getColumns(), now.getRows()));
        if (!entered || isAway() || fitting.isEmpty()) {
            return;
        }
        Layout layout = fitting.get().layout();
        Typed part = typed.within(post == null ? layout.mostInput() : layout.mostWithList());
        List<Row> rows = new ArrayList<>(fitting.get().above(part.rows().size()));
        int row = rows.size() + part.row();
        part.rows().forEach(text -> rows.add(Row.of(text)));
        write(painter.paint(rows, row, Math.min(part.column(), layout.columns() - 1)));
    }

    /** Rows may be counted too wide where there is doubt; the cursor may not, if the terminal has said that it joins. */
    private Width drawn() {
        return ways == Width.APART && terminal.getGraphemeClusterMode() ? Width.JOINED : ways;
    }

    private void write(String sequence) {
        if (!sequence.isEmpty()) {
            terminal.writer().write(sequence);
            terminal.flush();
        }
    }

    /** Takes what JLine has laid out, and lets it stand where the frame leaves room. */
    private final class Canvas extends Display {
        private boolean used;

        Canvas(Size size) {
            super(FullReader.this.terminal, false);
            resize(size);
        }

        /** An input that is over is left as it is until the next one begins. */
        @Override
        public void update(List<AttributedString> lines, int cursor, boolean flush) {
            if (reading) {
                used = true;
                typed = Typed.of(lines, cursor, Math.max(1, size.getColumns()), terminal, drawn());
                paint();
            }
        }

        /** Before it was used this only means that nothing is known; afterwards, that JLine has printed something. */
        @Override
        public void reset() {
            if (used) {
                painter.forget();
            }
        }

        @Override
        public void clear() {
            painter.forget();
        }
    }
}
