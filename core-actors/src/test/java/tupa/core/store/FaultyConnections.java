package tupa.core.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections to a real file that fail when a test says so. It counts the writer's commits. */
final class FaultyConnections implements Database {
    private static final int SQLITE_IOERR = 10;
    private static final int MANY = 1_000_000;

    private final Database real;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger connects = new AtomicInteger();
    private final AtomicInteger pass = new AtomicInteger();
    private final AtomicInteger failBefore = new AtomicInteger();
    private final AtomicInteger failAfter = new AtomicInteger();
    private final AtomicInteger failConnect = new AtomicInteger();
    private final Semaphore gate = new Semaphore(MANY);
    private final Semaphore arrived = new Semaphore(0);

    FaultyConnections(Database real) {
        this.real = real;
    }

    /** Commits that reached the file. */
    int commits() {
        return commits.get();
    }

    /** Attempts of the writer to connect. */
    int connects() {
        return connects.get();
    }

    /** The next commits fail before anything happened. */
    void failBeforeCommit(int times) {
        failBeforeCommit(times, 0);
    }

    /** The same, after so many that do not fail. */
    void failBeforeCommit(int times, int passing) {
        pass.set(passing);
        failBefore.set(times);
    }

    /** The next commits are done and fail nevertheless. */
    void failAfterCommit(int times) {
        failAfter.set(times);
    }

    /** The writer's next attempts to connect fail. */
    void failConnect(int times) {
        failConnect.set(times);
    }

    /** From now on the writer stops before each commit. */
    void closeGate() {
        gate.drainPermits();
        arrived.drainPermits();
    }

    void awaitWriterAtGate() throws InterruptedException {
        arrived.acquire();
    }

    void openGate() {
        gate.release(MANY);
    }

    @Override
    public String dialect() {
        return real.dialect();
    }

    @Override
    public Connection connect() throws SQLException {
        connects.incrementAndGet();
        failOnce(failConnect);
        return watched(real.connect());
    }

    @Override
    public Connection connectAlone() throws SQLException {
        return real.connectAlone();
    }

    @Override
    public ReadConnections readConnections() {
        return real.readConnections();
    }

    @Override
    public int readers() {
        return real.readers();
    }

    @Override
    public MessageInsert messageInsert(Connection connection) throws SQLException {
        return real.messageInsert(connection);
    }

    @Override
    public boolean isCollision(SQLException e) {
        return real.isCollision(e);
    }

    @Override
    public void finish(Connection connection) throws SQLException {
        real.finish(connection);
    }

    @Override
    public String complaint(Exception why) {
        return real.complaint(why);
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("commit")) {
                        commit(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void commit(Connection connection) throws SQLException {
        arrived.release();
        gate.acquireUninterruptibly();
        if (pass.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            failOnce(failBefore);
        }
        connection.commit();
        commits.incrementAndGet();
        failOnce(failAfter);
    }

    private static void failOnce(AtomicInteger times) throws SQLException {
        if (times.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new SQLException("scripted", "", SQLITE_IOERR);
        }
    }
}
