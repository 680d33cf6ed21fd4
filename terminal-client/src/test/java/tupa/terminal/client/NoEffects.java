package tupa.terminal.client;

import java.nio.file.Path;
import java.util.List;

/** Effects of which only those on the screen are to be seen: no file is written and nothing can be set. */
public final class NoEffects {
    private NoEffects() {}

    public static LocalEffects at(Screen screen) {
        return new LocalEffects(
                screen, new Notifier(), new Exports(Path.of("nowhere"), lines -> List.of()), command -> List.of());
    }
}
