package tupa.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The right to use a data directory alone. It is held on the file {@code tupa.lock}, and the kernel takes it from a process
 * that ends, however it ends: the file itself stays and means nothing.
 */
public final class DataLock implements AutoCloseable {
    private static final String FILE = "tupa.lock";

    /**
     * Held by this process. The kernel locks for processes, and closing any channel to the file gives the lock up: so
     * nobody here may even open it a second time.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path directory;
    private final FileChannel channel;

    private DataLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Throws {@link StoreException} when a server uses the directory, or when it cannot be locked at all. */
    public static DataLock hold(Path directory) {
        try {
            return hold(directory, directory.toRealPath())
                    .orElseThrow(() -> refused(directory, new IllegalStateException("locked")));
        } catch (IOException failed) {
            throw new StoreException(
                    "cannot lock the data directory " + directory + ": " + FileTrouble.of(failed), failed);
        }
    }

    private static Optional<DataLock> hold(Path directory, Path real) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(real)) {
                return Optional.empty();
            }
            FileChannel channel =
                    FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            HELD.add(real);
            return Optional.of(new DataLock(real, channel));
        }
    }

    private static StoreException refused(Path directory, Exception cause) {
        return new StoreException(
                "another Tupa server uses the data directory " + directory + " (it holds " + directory.resolve(FILE)
                        + ")",
                cause);
    }

    @Override
    public void close() {
        synchronized (HELD) {
            try {
                channel.close();
            } catch (IOException failed) {
                throw new StoreException("cannot unlock the data directory " + directory + ": " + failed, failed);
            } finally {
                HELD.remove(directory);
            }
        }
    }
}
