package tupa.core.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** The one way to a {@link Storage}. */
public final class Storages {
    private static final int EPOCH_BYTES = 16;

    private Storages() {}

    /**
     * Opens the store of the provider that is set. Throws {@link StoreException} that says what cannot be used and why:
     * a directory that is not writable, a file that is no database, tables of a newer program.
     *
     * @param epochs mints the epoch of each new room; see {@link #randomEpochs}
     */
    public static Storage open(StoreSettings settings, Supplier<String> epochs) {
        return switch (settings.provider()) {
            case SQLITE -> SqliteStorage.open(settings, epochs);
            case MEMORY -> inMemory(epochs);
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
