package tupa.terminal.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tupa.terminal.file.BadFile;
import tupa.terminal.file.PairFile;
import tupa.wire.text.Nearest;
import tupa.wire.text.Texts;

/** Finds schemes by name: those that are built in, those in the user's directory, and any file whose path is given. */
public final class Schemes {
    static final String SUFFIX = ".theme";
    private static final String DIRECTORY = "themes";

    private final Path directory;

    /** @param beside the directory of the settings, in which that of the themes is */
    public Schemes(Path beside) {
        this.directory = beside.resolve(DIRECTORY);
    }

    /**
     * The scheme of this name.
     *
     * @param where what asks for it, for the message when there is none
     */
    public Scheme find(String name, String where) throws BadFile {
        return find(name, where, new HashSet<>());
    }

    private Scheme find(String name, String where, Set<Path> begun) throws BadFile {
        Optional<BuiltIn> builtIn = BuiltIn.named(name);
        if (builtIn.isPresent()) {
            return builtIn.get().scheme();
        }
        Path file = named(name, where);
        if (!begun.add(file.normalize())) {
            throw new BadFile(where, Texts.THEME_CIRCLE.with(name));
        }
        SchemeText text = SchemeText.of(PairFile.read(file), file.toString());
        Scheme ground = text.base().isEmpty()
                ? BuiltIn.DARK.scheme()
                : find(text.base().get().value(), file + ":" + text.base().get().line(), begun);
        return text.over(name, Optional.of(ground));
    }

    private Path named(String name, String where) throws BadFile {
        try {
            Path file = file(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
            throw new BadFile(
                    where,
                    Nearest.to(name, names().stream())
                            .map(meant -> Texts.THEME_MEANT.with(name, meant))
                            .orElseGet(() -> Texts.THEME_UNKNOWN.with(name, file)));
        } catch (InvalidPathException e) {
            throw new BadFile(where, Texts.THEME_UNKNOWN.with(name, name));
        }
    }

    /** A path is meant from the directory of the settings on. */
    private Path file(String name) {
        boolean path = name.contains("/") || name.contains("\\") || name.endsWith(SUFFIX);
        return path ? directory.resolveSibling(name) : directory.resolve(name + SUFFIX);
    }

    /** All that can be had by a name alone. */
    public List<String> names() {
        Stream<String> builtIn = Stream.of(BuiltIn.values()).map(BuiltIn::word);
        return Stream.concat(builtIn, ofUser().stream()).distinct().toList();
    }

    private List<String> ofUser() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
