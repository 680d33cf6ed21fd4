package tupa.terminal.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import tupa.terminal.file.Unwritten;
import tupa.terminal.model.Effects.Act;
import tupa.terminal.model.Line;
import tupa.wire.text.Texts;

/** Writes what is loaded of a room to new files. */
public final class Exports {
    private static final String HOME = "~/";

    private final Path home;
    private final Function<List<Line>, List<String>> writer;

    /**
     * Exports for the user of this home directory, which is meant by {@code ~/} as in a shell.
     *
     * @param writer makes plain text of lines
     */
    public Exports(Path home, Function<List<Line>, List<String>> writer) {
        this.home = home;
        this.writer = writer;
    }

    Line write(Act.Export export) {
        try {
            Path file = file(export.file());
            Files.write(file, writer.apply(export.lines()), StandardOpenOption.CREATE_NEW);
            return Line.info(Texts.EXPORTED.with(export.lines().size(), file));
        } catch (IOException e) {
            return Line.error(Texts.NOT_EXPORTED.with(export.file(), Unwritten.why(e)));
        } catch (InvalidPathException e) {
            return Line.error(Texts.NOT_EXPORTED.with(export.file(), Texts.FILE_UNWRITABLE.with()));
        }
    }

    private Path file(String typed) {
        return typed.startsWith(HOME) ? home.resolve(typed.substring(HOME.length())) : Path.of(typed);
    }
}
