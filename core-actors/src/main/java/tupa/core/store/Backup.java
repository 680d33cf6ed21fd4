package tupa.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies of a SQLite store, made beside a running server and put back without one. Everything throws {@link StoreException}
 * that says what could not be done, and then nothing has changed.
 */
public final class Backup {
    /** What a store holds. */
    public record Summary(long rooms, long events) {}

    /** What was put back, and where the store it replaced lies now. */
    public record Restored(Summary summary, Optional<Path> aside) {}

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Backup() {}

    /** Copies the store as it is now to {@code target}, which must not exist, and checks the copy. */
    public static Summary make(StoreSettings settings, Path target) {
        Path store = settings.file();
        if (!Files.isRegularFile(store)) {
            throw new StoreException("there is no store " + store, new IOException("no such file"));
        }
        refuseExisting(target);
        try (StoreCopy copy = StoreCopy.beside(target, settings.busyTimeout())) {
            copy.take(store);
            Summary summary = copy.check();
            copy.keepAs(target);
            return summary;
        } catch (IOException | SQLException | StoreException failed) {
            throw new StoreException("cannot back up " + store + " to " + target + ": " + reason(failed), failed);
        }
    }

    /**
     * Puts a backup in the place of the store, with a new epoch for every room, so that clients who saw what came after it
     * are told.
     *
     * @param replace whether a store that is there is moved aside; otherwise nothing is done
     */
    public static Restored restore(
            StoreSettings settings, Path backup, boolean replace, Supplier<String> epochs, Instant now) {
        DataLock lock = SqliteFile.of(settings).lock();
        try {
            if (!replace) {
                StoreCopy.present(settings.file()).stream().findFirst().ifPresent(Backup::refuseStore);
            }
            return restore(settings, backup, epochs, now);
        } catch (IOException | SQLException | StoreException failed) {
            throw new StoreException("cannot restore " + backup + ": " + reason(failed), failed);
        } finally {
            lock.close();
        }
    }

    /** Gives every room of the store a new epoch, while no server uses it; the answer is how many there are. */
    public static long renewEpochs(StoreSettings settings, Supplier<String> epochs) {
        if (settings.provider() == StoreSettings.Provider.POSTGRES) {
            return renewEpochs(new Postgres(settings.postgres()), epochs);
        }
        if (!Files.isRegularFile(settings.file())) {
            throw new StoreException("there is no store " + settings.file(), new IOException("no such file"));
        }
        DataLock lock = SqliteFile.of(settings).lock();
        try {
            return renewEpochs(SqliteFile.of(settings), epochs);
        } finally {
            lock.close();
        }
    }

    private static Restored restore(StoreSettings settings, Path backup, Supplier<String> epochs, Instant now)
            throws IOException, SQLException {
        requireWhole(backup);
        Path store = settings.file();
        try (StoreCopy copy = StoreCopy.beside(store, settings.busyTimeout())) {
            Files.copy(backup, copy.path(), StandardCopyOption.REPLACE_EXISTING);
            Summary summary = copy.check();
            renewEpochs(new SqliteFile(copy.path(), settings.busyTimeout(), settings.readers()), epochs);
            return new Restored(summary, replace(store, copy, now));
        }
    }

    /** Where the store lies that was there. */
    private static Optional<Path> replace(Path store, StoreCopy copy, Instant now) throws IOException {
        MovedAside aside = new MovedAside();
        aside.move(store, StoreCopy.beside(store, ".before-restore-" + DATE.format(now)));
        try {
            copy.keepAs(store);
            return aside.file();
        } catch (IOException failed) {
            aside.moveBack(failed);
            throw failed;
        }
    }

    private static long renewEpochs(Database database, Supplier<String> epochs) {
        try (Connection connection = database.connectAlone()) {
            Schema.bringUpToDate(connection, database.dialect());
            long rooms = Epochs.renew(connection, epochs);
            connection.commit();
            database.finish(connection);
            return rooms;
        } catch (SQLException failed) {
            throw new StoreException(database.complaint(failed), failed);
        }
    }

    private static void refuseExisting(Path target) {
        if (Files.exists(target)) {
            throw new StoreException(target + " exists already", new IOException("file exists"));
        }
    }

    private static void refuseStore(Path there) {
        throw new StoreException(
                there + " is there; --replace moves what is there aside", new IOException("file exists"));
    }

    /** What was written to a database and is still in its write-ahead log would be missing in a copy of the file alone. */
    private static void requireWhole(Path backup) throws IOException {
        if (!Files.isRegularFile(backup)) {
            throw new StoreException("there is no file " + backup, new IOException("no such file"));
        }
        Path log = StoreCopy.beside(backup, "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new StoreException(
                    log + " belongs to it: this is a database in use, not a backup", new IOException("not closed"));
        }
    }

    private static String reason(Exception failed) {
        String why = failed instanceof IOException io ? FileTrouble.of(io) : String.valueOf(failed.getMessage());
        return Stream.concat(Stream.of(why), Stream.of(failed.getSuppressed()).map(Throwable::getMessage))
                .collect(Collectors.joining("; "));
    }
}
