package tupa.core.store;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;

/** Where and how messages are stored; the keys under {@code tupa.store}, explained in {@code reference.conf}. */
public record StoreSettings(
        Provider provider,
        int maxBatch,
        Duration commitInterval,
        int queueMax,
        int readQueueMax,
        Duration retryMin,
        Duration retryMax,
        Path file,
        int readers,
        Duration busyTimeout,
        PostgresSettings postgres) {
    public enum Provider {
        SQLITE,
        POSTGRES,
        MEMORY
    }

    public StoreSettings {
        atLeast(maxBatch >= 1, "max-batch", "1");
        atLeast(!commitInterval.isNegative(), "commit-interval", "0");
        atLeast(queueMax >= 1, "queue-max", "1");
        atLeast(readQueueMax >= 1, "read-queue-max", "1");
        atLeast(retryMin.toMillis() >= 1, "retry-min", "1 ms");
        atLeast(retryMax.compareTo(retryMin) >= 0, "retry-max", "retry-min");
        atLeast(readers >= 1, "sqlite.readers", "1");
        atLeast(!busyTimeout.isNegative(), "sqlite.busy-timeout", "0");
    }

    /** Throws {@link ConfigException} that names the key when one is missing or makes no sense. */
    public static StoreSettings of(Config tupa) {
        Config store = tupa.getConfig("store");
        Config sqlite = store.getConfig("sqlite");
        return new StoreSettings(
                provider(store),
                store.getInt("max-batch"),
                store.getDuration("commit-interval"),
                store.getInt("queue-max"),
                store.getInt("read-queue-max"),
                store.getDuration("retry-min"),
                store.getDuration("retry-max"),
                Path.of(tupa.getString("data-dir")).resolve(sqlite.getString("file")),
                sqlite.getInt("readers"),
                sqlite.getDuration("busy-timeout"),
                PostgresSettings.of(store.getConfig("postgres")));
    }

    private static Provider provider(Config store) {
        return switch (store.getString("provider")) {
            case "sqlite" -> Provider.SQLITE;
            case "postgres" -> Provider.POSTGRES;
            case "memory" -> Provider.MEMORY;
            default ->
                throw new ConfigException.BadValue(
                        store.getValue("provider").origin(),
                        "tupa.store.provider",
                        "must be sqlite, postgres or memory");
        };
    }

    private static void atLeast(boolean holds, String key, String least) {
        if (!holds) {
            throw new ConfigException.BadValue("tupa.store." + key, "must be at least " + least);
        }
    }
}
