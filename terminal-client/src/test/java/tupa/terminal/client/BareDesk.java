package tupa.terminal.client;

import java.nio.file.Path;
import java.util.List;

/** A desk on which nothing lies: no file is written and nothing can be set. */
public final class BareDesk {
    private BareDesk() {}

    public static Desk at(Screen screen) {
        return new Desk(
                screen, new Caller(), new Exports(Path.of("nowhere"), lines -> List.of()), command -> List.of());
    }
}
