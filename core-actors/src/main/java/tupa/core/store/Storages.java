package tupa.core.store;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** The one way to a {@link Storage}. */
public final class Storages {
    private static final int EPOCH_BYTES = 16;

    private Storages() {}

    /**
     * Opens the store of the provider that is set. Throws {@link StoreException} that says what cannot be used and why:
     * a directory that is not writable or that another server uses, a file that is no database, a PostgreSQL that cannot be
     * reached or is used by another server, tables of a newer program.
     *
     * @param epochs mints the epoch of each new room; see {@link #randomEpochs}
     */
    public static Storage open(StoreSettings settings, Supplier<String> epochs) {
        return switch (settings.provider()) {
            case SQLITE -> LockedStorage.open(settings, epochs);
            case POSTGRES -> SqlStorage.open(new Postgres(settings.postgres()), settings, epochs);
            case MEMORY -> inMemory(epochs);
        };
    }

    /**
     * Copies everything from one store into the other, which must be empty; both are found by the same settings. Throws
     * {@link StoreException} when a server uses either, when the target is not empty, or when it fails: then nothing is
     * copied. Blocks until it is done.
     */
    public static Copied copy(StoreSettings settings, StoreSettings.Provider from, StoreSettings.Provider to) {
        SqliteFile file = SqliteFile.of(settings);
        if (from == StoreSettings.Provider.SQLITE && !Files.exists(settings.file())) {
            throw new StoreException(
                    "there is no file " + settings.file(),
                    new NoSuchFileException(settings.file().toString()));
        }
        DataLock lock = file.lock();
        try {
            return LogCopy.run(database(file, settings, from), database(file, settings, to));
        } finally {
            lock.close();
        }
    }

    private static Database database(SqliteFile file, StoreSettings settings, StoreSettings.Provider provider) {
        return switch (provider) {
            case SQLITE -> file;
            case POSTGRES -> new Postgres(settings.postgres());
            case MEMORY -> throw new IllegalArgumentException("a store in memory cannot be copied");
        };
    }

    /**
     * A store that forgets everything with the process. Every stage it returns is complete already, so what depends on it
     * runs on the caller's thread.
     *
     * @param epochs mints the epoch of each new room
     */
    public static Storage inMemory(Supplier<String> epochs) {
        return new MemoryStorage(new MemoryTables(epochs));
    }

    /** Epochs of 128 random bits, as lower-case hex. */
    public static Supplier<String> randomEpochs() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bits = new byte[EPOCH_BYTES];
            random.nextBytes(bits);
            return HexFormat.of().formatHex(bits);
        };
    }
}
