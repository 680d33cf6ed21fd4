package tupa.core.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store in a directory that nobody else may use meanwhile. */
final class LockedStorage implements Storage {
    private final Storage storage;
    private final DataLock lock;

    private LockedStorage(Storage storage, DataLock lock) {
        this.storage = storage;
        this.lock = lock;
    }

    /** Throws {@link StoreException} when another server uses the directory, and as {@link SqlStorage#open} does. */
    static Storage open(StoreSettings settings, Supplier<String> epochs) {
        SqliteFile file = SqliteFile.of(settings);
        DataLock lock = file.lock();
        try {
            return new LockedStorage(SqlStorage.open(file, settings, epochs), lock);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    @Override
    public MessageLog messages() {
        return storage.messages();
    }

    @Override
    public SessionStore sessions() {
        return storage.sessions();
    }

    @Override
    public Optional<String> trouble() {
        return storage.trouble();
    }

    @Override
    public int waiting() {
        return storage.waiting();
    }

    @Override
    public List<Duration> lastCommits() {
        return storage.lastCommits();
    }

    @Override
    public void close() {
        try {
            storage.close();
        } finally {
            lock.close();
        }
    }
}
