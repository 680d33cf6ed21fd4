package tupa.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.sqlite.SQLiteConfig;

/** The database file: its place, and how connections to it behave. */
record SqliteFile(Path path, Duration busyTimeout, int readers) implements Database {
    /** The cids' index is written all over: these two keep it in memory, and its pages out of all too frequent checkpoints. */
    private static final int WRITER_CACHE_KIB = 16 * 1024;

    private static final int CHECKPOINT_PAGES = 4000;
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int PRIMARY_CODE = 0xff;

    static final String DIALECT = "sqlite";

    static SqliteFile of(StoreSettings settings) {
        return new SqliteFile(settings.file(), settings.busyTimeout(), settings.readers());
    }

    @Override
    public String dialect() {
        return DIALECT;
    }

    @Override
    public ReadConnections readConnections() {
        return new SqliteReadConnections(this);
    }

    @Override
    public MessageInsert messageInsert(Connection connection) throws SQLException {
        return new BatchInsert(connection);
    }

    @Override
    public String complaint(Exception why) {
        return "cannot open the store " + path + ": " + why.getMessage();
    }

    private Path directory() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a directory is no store");
    }

    /**
     * Makes the directory and holds it; throws {@link StoreException} that names what cannot be written and why, or that a
     * server uses it.
     */
    DataLock lock() {
        Path directory = directory();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new StoreException(
                    "the data directory " + directory + " is not a directory",
                    new NotDirectoryException(directory.toString()));
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreException("cannot create the data directory " + directory + ": " + FileTrouble.of(e), e);
        }
        requireWritable(directory);
        if (Files.exists(path)) {
            requireWritable(path);
        }
        return DataLock.hold(directory);
    }

    /** The driver gives no SQLState; the low byte of an extended code is the primary one. */
    @Override
    public boolean isCollision(SQLException e) {
        return (e.getErrorCode() & PRIMARY_CODE) == SQLITE_CONSTRAINT;
    }

    /** Moves what is in the write-ahead log into the main file, so that this file alone is the whole store. */
    @Override
    public void finish(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
    }

    /** Leaving the write-ahead log needs a file that nobody else has open; the next server goes back to it. */
    @Override
    public Connection connectAlone() throws SQLException {
        SQLiteConfig config = common();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        return connect(config, "pragma locking_mode = exclusive", "pragma journal_mode = delete");
    }

    @Override
    public Connection connect() throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setCacheSize(-WRITER_CACHE_KIB);
        return connect(config, "pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
    }

    private Connection connect(SQLiteConfig config, String... pragmas) throws SQLException {
        Connection connection = config.createConnection(url());
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute(pragma);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Read-only; commits by itself. */
    Connection reader() throws SQLException {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        return config.createConnection(url());
    }

    private SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) busyTimeout.toMillis());
        // Nobody asks for them, and finding them out would be a second statement after each row.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private String url() {
        return "jdbc:sqlite:" + path.toAbsolutePath();
    }

    private static void requireWritable(Path path) {
        if (!Files.isWritable(path)) {
            throw new StoreException("cannot write to " + path, new IOException("permission denied"));
        }
    }
}
