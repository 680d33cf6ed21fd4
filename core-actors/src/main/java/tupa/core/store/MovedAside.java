package tupa.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A store that makes room for another, with its companions: they are worth as much as the file, and would spoil the one that
 * takes its place.
 */
final class MovedAside {
    private final Map<Path, Path> moved = new LinkedHashMap<>();

    /** Moves what there is of {@code store} to names that begin with {@code aside}. When that fails it has moved back. */
    void move(Path store, Path aside) throws IOException {
        try {
            moveEach(store, aside);
        } catch (IOException failed) {
            moveBack(failed);
            throw failed;
        }
    }

    private void moveEach(Path store, Path aside) throws IOException {
        for (Path each : StoreCopy.present(store)) {
            String companion = each.getFileName()
                    .toString()
                    .substring(store.getFileName().toString().length());
            Path target = StoreCopy.beside(aside, companion);
            Files.move(each, target);
            moved.put(each, target);
        }
    }

    /** The file itself; empty when there was nothing to move. */
    Optional<Path> file() {
        return moved.values().stream().findFirst();
    }

    /** Over whatever stands there now; {@code why} is told what cannot be moved. */
    void moveBack(Exception why) {
        moved.forEach((from, to) -> {
            try {
                Files.move(to, from, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException left) {
                why.addSuppressed(new IOException(from + " is left as " + to + ": " + left, left));
            }
        });
        moved.clear();
    }
}
