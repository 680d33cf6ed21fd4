package tupa.server;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tupa.core.store.Backup;
import tupa.core.store.Storages;
import tupa.core.store.StoreException;
import tupa.core.store.StoreSettings;

/** {@code tupa backup} and {@code tupa restore}: care for what is stored, in a process of its own. */
public final class CareMain {
    private CareMain() {}

    public static void main(String[] args) {
        try {
            System.out.println(run(CareArguments.parse(List.of(args))));
        } catch (StartFailure failure) {
            System.err.println("tupa: " + failure.getMessage());
            System.exit(failure.exitCode());
        }
    }

    /** What there is to tell when it is done. */
    static String run(CareArguments arguments) {
        if (arguments.server().help()) {
            return arguments.help();
        }
        StoreSettings store = ServerSettings.of(arguments.server(), System.getenv(), Path.of(""))
                .core()
                .store();
        try {
            return switch (arguments.task()) {
                case BACKUP -> backup(file(store), arguments.file().orElseThrow());
                case RESTORE -> restore(file(store), arguments);
                case RENEW_EPOCHS -> renewEpochs(store);
            };
        } catch (StoreException failed) {
            throw StartFailure.refused(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static String backup(StoreSettings store, Path target) {
        return "Backed up " + told(Backup.make(store, target)) + " to " + target + "; the copy is checked.";
    }

    private static String restore(StoreSettings store, CareArguments arguments) {
        Path backup = arguments.file().orElseThrow();
        Backup.Restored restored =
                Backup.restore(store, backup, arguments.replace(), Storages.randomEpochs(), Instant.now());
        String aside = restored.aside()
                .map(path -> "\nWhat was there before is kept as " + path + ".")
                .orElse("");
        return "Restored " + told(restored.summary()) + " from " + backup + " to " + store.file()
                + ". Clients will be told that the history is another." + aside;
    }

    private static String renewEpochs(StoreSettings store) {
        long rooms = Backup.renewEpochs(store, Storages.randomEpochs());
        return "Every room has a new epoch, " + rooms + " in all. Clients will be told that the history is another.";
    }

    private static StoreSettings file(StoreSettings store) {
        if (store.provider() != StoreSettings.Provider.SQLITE) {
            String provider = store.provider().name().toLowerCase(Locale.ROOT);
            throw new StoreException(
                    "tupa.store.provider is " + provider + ": only a SQLite store is a file that can be copied. For a"
                            + " database take pg_dump and pg_restore, and then tupa restore --epochs-only",
                    new IllegalStateException(provider));
        }
        return store;
    }

    private static String told(Backup.Summary summary) {
        return summary.events() + " events of " + summary.rooms() + " rooms";
    }
}
