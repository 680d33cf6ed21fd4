package tupa.terminal.client;

import java.util.List;
import java.util.function.Function;
import tupa.terminal.model.Effects.Act;
import tupa.terminal.model.Line;
import tupa.wire.command.LocalCommand;

/** Does what the model wants done on this machine. */
public final class Desk {
    private final Screen screen;
    private final Caller caller;
    private final Exports exports;
    private final Function<LocalCommand, List<Line>> settings;

    /**
     * A desk of this user.
     *
     * @param settings changes how the program looks and behaves, and says what came of it
     */
    public Desk(Screen screen, Caller caller, Exports exports, Function<LocalCommand, List<Line>> settings) {
        this.screen = screen;
        this.caller = caller;
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
            caller.call(screen, alert.from(), alert.text());
        } else if (act instanceof Act.Export export) {
            return List.of(exports.write(export));
        } else if (act instanceof Act.Adjust adjust) {
            return settings.apply(adjust.command());
        }
        return List.of();
    }
}
