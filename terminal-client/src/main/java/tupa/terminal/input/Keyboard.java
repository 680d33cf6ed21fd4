package tupa.terminal.input;

import java.util.function.Function;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Widget;

/** Puts what keys do over what the line editor does with them. */
final class Keyboard {
    /** How long an escape may be the beginning of another key; one sent over a slow line comes in one piece, too. */
    private static final long ESCAPE_MS = 150;

    private Keyboard() {}

    static KeyMap<Binding> over(KeyMap<Binding> editing, Keys keys, Function<Deed, Widget> widgets) {
        editing.setAmbiguousTimeout(ESCAPE_MS);
        keys.deeds().forEach((key, deed) -> {
            Widget widget = widgets.apply(deed);
            key.sequences().forEach(sequence -> editing.bind((Binding) widget, sequence));
        });
        return editing;
    }
}
