package tupa.terminal.input;

import java.util.function.Function;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Widget;

/** Puts what keys do over what the line editor does with them. */
final class Keyboard {
    /** How long an escape may be the beginning of another key; one sent over a slow line comes in one piece, too. */
    private static final long ESCAPE_MS = 150;

    /** What a key does that nothing is bound to; else the line editor would write what the terminal sends for it. */
    private static final Binding NOTHING = (Widget) () -> true;

    private Keyboard() {}

    static KeyMap<Binding> over(KeyMap<Binding> editing, Keys keys, Function<KeyTarget, Widget> widgets) {
        editing.setAmbiguousTimeout(ESCAPE_MS);
        Stroke.unprintable()
                .flatMap(Stroke::sequences)
                .filter(sequence -> editing.getBound(sequence) == null)
                .forEach(sequence -> editing.bind(NOTHING, sequence));
        keys.targets().forEach((key, target) -> {
            Widget widget = widgets.apply(target);
            key.sequences().forEach(sequence -> editing.bind((Binding) widget, sequence));
        });
        return editing;
    }
}
