package tupa.core.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It makes one transaction of all that waits, whichever room it comes from, and does not rest
 * before the outcome of every append is certain. Stages complete on it, or on the caller's thread while there is trouble.
 */
final class SqliteWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int PRIMARY_CODE = 0xff;

    private final ConnectionSource source;
    private final Supplier<String> epochs;
    private final Duration retryMin;
    private final Duration retryMax;
    private final JobQueue queue;
    private volatile Optional<Exception> trouble = Optional.empty();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "tupa-store-writer");
    private Optional<WriterConnection> connection = Optional.empty();

    SqliteWriter(ConnectionSource source, StoreSettings settings, Supplier<String> epochs) {
        this.source = source;
        this.epochs = epochs;
        this.retryMin = settings.retryMin();
        this.retryMax = settings.retryMax();
        this.queue = new JobQueue(settings.maxBatch());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** In trouble the job is told at once, and queued all the same. */
    void submit(Job job) {
        if (queue.offer(job)) {
            // After the offer: what trouble() does not find in the queue finds the trouble here.
            trouble.ifPresent(job::doubt);
        } else {
            job.doubt(new IllegalStateException("the store is closed"));
        }
    }

    /** Finishes what was given, but gives up after {@code limit}; what is unsettled then stays unknown. */
    void close(Duration limit) throws InterruptedException {
        queue.close();
        thread.join(limit.toMillis());
        givenUp.countDown();
    }

    private void work() {
        try {
            List<Job> batch = queue.next();
            while (!batch.isEmpty() && settle(batch)) {
                batch = queue.next();
            }
            checkpoint();
        } catch (InterruptedException e) {
            LOG.error("the store's writer was interrupted", e);
        } finally {
            disconnect();
        }
    }

    /** Whether the batch came to an end before the store was told to give up. */
    private boolean settle(List<Job> batch) throws InterruptedException {
        Duration pause = retryMin;
        while (!attempt(batch)) {
            if (givenUp.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.error("the store is closed while the outcome of appends is unknown");
                return false;
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(retryMax) < 0 ? doubled : retryMax;
        }
        return true;
    }

    /** A bug counts as trouble too: a writer that died would leave everybody waiting. */
    private boolean attempt(List<Job> batch) {
        List<Job> jobs = batch.stream().filter(job -> !job.isDone()).toList();
        try {
            store(connected(), jobs);
            return true;
        } catch (SQLException | RuntimeException e) {
            disconnect();
            trouble(e, batch);
            return false;
        }
    }

    /** Commits even if nothing is left to store: that tells whether the trouble is over. */
    private void store(WriterConnection connection, List<Job> jobs) throws SQLException {
        if (!together(connection, jobs)) {
            for (Job job : jobs) {
                alone(connection, job);
            }
        }
    }

    private boolean together(WriterConnection connection, List<Job> jobs) throws SQLException {
        try {
            for (Job job : jobs) {
                job.run(connection);
            }
            commit(connection);
        } catch (SQLException e) {
            rollBack(connection, e);
            return false;
        }
        jobs.forEach(Job::committed);
        return true;
    }

    private void alone(WriterConnection connection, Job job) throws SQLException {
        try {
            job.runAlone(connection);
            commit(connection);
            job.committed();
        } catch (SQLException e) {
            rollBack(connection, e);
            LOG.error("the store refuses what it was given", e);
            job.impossible(e);
        }
    }

    /** Clears the trouble before anybody learns an outcome, so that whoever does can go on at once. */
    private void commit(WriterConnection connection) throws SQLException {
        connection.commit();
        if (trouble.isPresent()) {
            trouble = Optional.empty();
            LOG.info("the store works again");
        }
    }

    /** After a collision nothing is stored; after any other error nobody knows, and it is thrown on. */
    private static void rollBack(WriterConnection connection, SQLException e) throws SQLException {
        if ((e.getErrorCode() & PRIMARY_CODE) != SQLITE_CONSTRAINT) {
            throw e;
        }
        connection.rollback();
    }

    private void trouble(Exception why, List<Job> batch) {
        if (trouble.isEmpty()) {
            LOG.warn("the store is in trouble and tries again until every outcome is certain", why);
        }
        trouble = Optional.of(why);
        batch.forEach(job -> job.doubt(why));
        queue.all().forEach(job -> job.doubt(why));
    }

    private WriterConnection connected() throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(WriterConnection.over(source.connect(ConnectionSource.Role.WRITER), epochs));
        }
        return connection.get();
    }

    private void checkpoint() {
        try {
            if (connection.isPresent()) {
                connection.get().checkpoint();
            }
        } catch (SQLException e) {
            LOG.warn("the store could not checkpoint; the next start will", e);
        }
    }

    private void disconnect() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException e) {
            LOG.debug("closing a connection failed", e);
        }
        connection = Optional.empty();
    }
}
