package tupa.core.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** The one way to a {@link Storage}. */
public final class Storages {
    private static final int EPOCH_BYTES = 16;

    private Storages() {}

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
