package tupa.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** A copy of a SQLite store in the making, under a name of its own until it is whole. Deleted unless it was kept. */
final class StoreCopy implements AutoCloseable {
    /** What SQLite puts beside a database. */
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    private static final int ALL_PAGES_AT_ONCE = -1;
    private static final int SQLITE_OK = 0;

    private final Path path;
    private final Duration busyTimeout;

    private StoreCopy(Path path, Duration busyTimeout) {
        this.path = path;
        this.busyTimeout = busyTimeout;
    }

    /** In the directory where {@code wanted} is to be, so that it only has to be renamed. */
    static StoreCopy beside(Path wanted, Duration busyTimeout) throws IOException {
        Path partial = Files.createTempFile(directoryOf(wanted), "." + wanted.getFileName(), ".partial");
        return new StoreCopy(partial, busyTimeout);
    }

    /**
     * Fills it with the store as it is at this moment; a server may go on writing to that. All pages are read in one step,
     * which is one read transaction: in several, each commit of the server would begin the copy anew.
     */
    void take(Path store) throws SQLException {
        try (Connection connection = existing(store)) {
            int result = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", path.toString(), (remaining, total) -> {}, 100, 100, ALL_PAGES_AT_ONCE);
            if (result != SQLITE_OK) {
                throw new SQLException("the copy broke off with SQLite's code " + result, "", result);
            }
        }
    }

    /** Throws {@link StoreException} unless the copy is a whole store that this program knows; counts what is in it. */
    Backup.Summary check() throws SQLException {
        try (Connection connection = existing(path);
                Statement statement = connection.createStatement()) {
            // One file, which may be copied and mailed: a write-ahead log would lie beside it.
            statement.execute("pragma journal_mode = delete");
            String verdict = text(statement, "pragma quick_check(1)");
            if (!verdict.equals("ok")) {
                throw new StoreException("it is damaged: " + verdict, new IOException("quick_check"));
            }
            Schema.requireKnown(statement, SqliteFile.DIALECT);
            return new Backup.Summary(
                    number(statement, "select count(*) from room"), number(statement, "select count(*) from message"));
        }
    }

    Path path() {
        return path;
    }

    /** Gives it its name, on which nothing may stand. From then on it survives a power cut. */
    void keepAs(Path name) throws IOException {
        sync(path);
        Files.move(path, name);
        sync(directoryOf(name));
    }

    @Override
    public void close() {
        try {
            for (Path each : present(path)) {
                Files.delete(each);
            }
        } catch (IOException left) {
            throw new StoreException("cannot delete " + path + ": " + left, left);
        }
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a directory is no file");
    }

    static Path beside(Path store, String companion) {
        return store.resolveSibling(store.getFileName() + companion);
    }

    /** The file of a store and its companions, as far as they exist, the file first. */
    static List<Path> present(Path store) {
        return Stream.concat(Stream.of(store), COMPANIONS.stream().map(companion -> beside(store, companion)))
                .filter(Files::exists)
                .toList();
    }

    private Connection existing(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) busyTimeout.toMillis());
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
