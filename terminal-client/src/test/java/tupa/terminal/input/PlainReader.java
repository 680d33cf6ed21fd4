package tupa.terminal.input;

import org.jline.reader.Completer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;

/** A reader with nothing but its input line on the screen. */
final class PlainReader extends Reader {
    PlainReader(Terminal terminal, Completer completer, InputHistory history, Editor editor) {
        super(terminal, completer, history, editor);
    }

    @Override
    protected Display canvas(Size now) {
        Display display = new Display(terminal, false);
        display.resize(now);
        return display;
    }
}
