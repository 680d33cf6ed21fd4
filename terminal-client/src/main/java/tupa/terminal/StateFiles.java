package tupa.terminal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import tupa.terminal.file.OwnFile;

/** Where the client keeps what it remembers: readable by its user only. */
final class StateFiles {
    private final Path directory;

    StateFiles(Map<String, String> environment, Path home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base =
                state.startsWith("/") ? Path.of(state) : home.resolve(".local").resolve("state");
        String windows = environment.getOrDefault("LOCALAPPDATA", "");
        this.directory = (windows.isEmpty() ? base : Path.of(windows)).resolve("tupa");
    }

    Path history() {
        return directory.resolve("history");
    }

    Path log() {
        return directory.resolve("client.log");
    }

    /** The directory of what is remembered of jobs. */
    Path jobs() {
        return directory.resolve("jobs");
    }

    /** The file, made readable and writable for its owner alone. */
    static Path prepared(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            OwnFile.makeDirectory(parent);
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (posix && !Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return file;
    }
}
