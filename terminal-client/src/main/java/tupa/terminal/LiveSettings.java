package tupa.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tupa.terminal.config.Change;
import tupa.terminal.config.Config;
import tupa.terminal.config.Settings;
import tupa.terminal.model.Line;
import tupa.terminal.view.Theme;
import tupa.wire.command.LocalCommand;

/** Brings settings to where they count: at the start, and whenever the user changes one. Then it is the client's thread. */
final class LiveSettings {
    private final Config start;
    private final Settings settings;
    private final List<Consumer<Config>> places = new ArrayList<>();

    LiveSettings(Config start, Theme theme) {
        this.start = start;
        this.settings = new Settings(start, theme);
    }

    /** Tells this place how things are set, now and after each change. */
    void tell(Consumer<Config> place) {
        places.add(place);
        place.accept(start);
    }

    /** Carries out a command about settings, and answers what there is to show. */
    List<Line> carryOut(LocalCommand command) {
        Change change = settings.carryOut(command);
        change.config().ifPresent(now -> places.forEach(place -> place.accept(now)));
        return change.lines();
    }
}
