package tupa.terminal.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import tupa.terminal.model.Effects.Act;
import tupa.terminal.model.Line;
import tupa.wire.command.LocalCommand;
import tupa.wire.text.Texts;

/** Does what the model wants done on this machine. */
public final class Desk {
    private final Screen screen;
    private final Caller caller;
    private final Function<List<Line>, List<String>> writer;
    private final Function<LocalCommand, List<Line>> settings;

    /**
     * A desk of this user.
     *
     * @param writer makes plain text of lines, for a file
     * @param settings changes how the program looks and behaves, and says what came of it
     */
    public Desk(
            Screen screen,
            Caller caller,
            Function<List<Line>, List<String>> writer,
            Function<LocalCommand, List<Line>> settings) {
        this.screen = screen;
        this.caller = caller;
        this.writer = writer;
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
            return List.of(export(export));
        } else if (act instanceof Act.Adjust adjust) {
            return settings.apply(adjust.command());
        }
        return List.of();
    }

    private Line export(Act.Export export) {
        try {
            Files.write(Path.of(export.file()), writer.apply(export.lines()), StandardOpenOption.CREATE_NEW);
            return Line.info(Texts.EXPORTED.with(export.lines().size(), export.file()));
        } catch (FileAlreadyExistsException e) {
            return Line.error(Texts.NOT_EXPORTED.with(export.file(), Texts.FILE_EXISTS.with()));
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return Line.error(Texts.NOT_EXPORTED.with(export.file(), e.toString()));
        }
    }
}
