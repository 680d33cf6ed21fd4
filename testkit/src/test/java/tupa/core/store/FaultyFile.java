package tupa.core.store;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real database file that fails as files do, from one moment to another. */
public final class FaultyFile implements Database {
    private static final int SQLITE_IOERR = 10;
    private static final long NO_LIMIT = 1_073_741_823;
    private static final long SLOW_MS = 300;

    private final StoreSettings settings;
    private final SqliteFile file;
    private final List<Connection> writers = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Optional<String> pragma = Optional.empty();
    private volatile boolean slow;
    private volatile boolean failing;
    private volatile boolean doneAllTheSame;

    public FaultyFile(StoreSettings settings) {
        this.settings = settings;
        this.file = SqliteFile.of(settings);
    }

    /** A store over this file, which is made if it is missing. */
    public Storage open() {
        Storages.open(settings, Storages.randomEpochs()).close();
        return SqlStorage.over(this, settings, Storages.randomEpochs());
    }

    public Path path() {
        return settings.file();
    }

    /** From now on the file may not grow: SQLite's own SQLITE_FULL. */
    public void full() {
        limit(pages());
    }

    public void growing() {
        limit(NO_LIMIT);
        pragma = Optional.empty();
    }

    private void limit(long pages) {
        all("pragma max_page_count = " + pages);
    }

    /** From now on SQLite refuses to write, as to a file whose permissions were taken away. */
    public void readOnly(boolean on) {
        all("pragma query_only = " + (on ? 1 : 0));
    }

    public void slow(boolean on) {
        slow = on;
    }

    /** From now on commits end in an I/O error, although the first of them is done. */
    public void failCommits() {
        doneAllTheSame = true;
        failing = true;
    }

    public void commitAgain() {
        failing = false;
    }

    /** Garbage in the place of the whole file; the answer is what was there. */
    public byte[] corrupt() throws IOException, SQLException {
        for (Connection writer : open(writers)) {
            try (Statement statement = writer.createStatement()) {
                statement.execute("pragma wal_checkpoint(truncate)");
                statement.execute("pragma shrink_memory");
            } catch (SQLException busy) {
                throw new SQLException("no checkpoint", busy);
            }
        }
        byte[] good = Files.readAllBytes(path());
        byte[] bad = good.clone();
        Arrays.fill(bad, (byte) 0x5a);
        overwrite(bad);
        return good;
    }

    /** In the same file, which connections have open. */
    public void overwrite(byte[] bytes) throws IOException {
        Files.write(path(), bytes, StandardOpenOption.WRITE);
    }

    /** Somebody else writes and does not end, until the answer is closed. */
    public Connection lock() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + path());
        try (Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
        }
        return other;
    }

    private long pages() {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + path());
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("pragma page_count")) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void all(String sql) {
        pragma = Optional.of(sql);
        open(writers).forEach(writer -> execute(writer, sql));
    }

    private static List<Connection> open(List<Connection> connections) {
        connections.removeIf(FaultyFile::isClosed);
        return connections;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        Connection real = file.connect();
        writers.add(real);
        pragma.ifPresent(sql -> execute(real, sql));
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    try {
                        if (method.getName().equals("commit")) {
                            commit(real);
                            return null;
                        }
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void commit(Connection real) throws SQLException {
        if (failing) {
            if (doneAllTheSame) {
                doneAllTheSame = false;
                real.commit();
            }
            throw new SQLException("disk I/O error (scripted)", "", SQLITE_IOERR);
        }
        if (slow) {
            pause();
        }
        real.commit();
    }

    private void pause() {
        try {
            never.await(SLOW_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isCollision(SQLException e) {
        return file.isCollision(e);
    }

    @Override
    public void finish(Connection connection) throws SQLException {
        file.finish(connection);
    }

    @Override
    public String dialect() {
        return file.dialect();
    }

    @Override
    public Connection connectAlone() throws SQLException {
        return file.connectAlone();
    }

    @Override
    public ReadConnections readConnections() {
        return file.readConnections();
    }

    @Override
    public int readers() {
        return file.readers();
    }

    @Override
    public MessageInsert messageInsert(Connection connection) throws SQLException {
        return file.messageInsert(connection);
    }

    @Override
    public String complaint(Exception why) {
        return file.complaint(why);
    }
}
