package tupa.terminal.client;

import java.util.List;
import java.util.function.Function;
import tupa.terminal.model.Effects.Act;
import tupa.terminal.model.Line;
import tupa.wire.command.LocalCommand;

/** Carries out what the model wants done on this machine: on the screen, in files, in the settings. Used by the client's thread. */
public final class LocalEffects {
    private final Screen screen;
    private final Notifier notifier;
    private final Exports exports;
    private final Function<LocalCommand, List<Line>> settings;

    /**
     * Effects on these.
     *
     * @param settings changes how the program looks and behaves, and says what came of it
     */
    public LocalEffects(
            Screen screen, Notifier notifier, Exports exports, Function<LocalCommand, List<Line>> settings) {
        this.screen = screen;
        this.notifier = notifier;
        this.exports = exports;
        this.settings = settings;
    }

    Screen screen() {
        return screen;
    }

    /** Does it, and says what there is to say about it. */
    List<Line> act(Act act) {
        if (act instanceof Act.ClearScreen) {
            screen.clear();
        } else if (act instanceof Act.Find find) {
            screen.find(find.text());
        } else if (act instanceof Act.ToEnd) {
            screen.toEnd();
        } else if (act instanceof Act.Alert alert) {
            notifier.call(screen, alert.from(), alert.text());
        } else if (act instanceof Act.Export export) {
            return List.of(exports.write(export));
        } else if (act instanceof Act.Adjust adjust) {
            return settings.apply(adjust.command());
        }
        return List.of();
    }
}
