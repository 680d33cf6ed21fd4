package tupa.core.store;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;

/** Where and how messages are stored; the keys under {@code tupa.store}, explained in {@code reference.conf}. */
public record StoreSettings(
        Provider provider,
        int maxBatch,
        Duration retryMin,
        Duration retryMax,
        Path file,
        int readers,
        Duration busyTimeout) {
    public enum Provider {
        SQLITE,
        MEMORY
    }

    public static StoreSettings of(Config tupa) {
        Config store = tupa.getConfig("store");
        Config sqlite = store.getConfig("sqlite");
        return new StoreSettings(
                store.getEnum(Provider.class, "provider"),
                store.getInt("max-batch"),
                store.getDuration("retry-min"),
                store.getDuration("retry-max"),
                Path.of(tupa.getString("data-dir")).resolve(sqlite.getString("file")),
                sqlite.getInt("readers"),
                sqlite.getDuration("busy-timeout"));
    }
}
