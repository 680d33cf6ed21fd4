package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It makes one transaction of all that waits, whichever room it comes from, and when that is
 * much, leaves a little time for more to come before the next. What failed before its commit is certainly not stored and is refused; what failed in its commit is done again until its outcome is certain.
 * From a failure until a write succeeds again, all that comes is refused. Stages complete on this thread, refusals also on
 * the caller's.
 */
final class StoreWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    /** With fewer rows in a transaction, to wait for more would delay everybody for the sake of few. */
    private static final int CROWD = 16;

    private final Database database;
    private final Supplier<String> epochs;
    private final Duration interval;
    private final Duration retryMin;
    private final Duration retryMax;
    private final JobQueue queue;
    private final CommitTimes commits = new CommitTimes();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "tupa-store-writer");
    private Optional<WriterConnection> connection = Optional.empty();
    /** What has been sent to be committed, and not been answered. */
    private List<Job> committing = List.of();

    private List<Job> unsettled = List.of();

    StoreWriter(Database database, StoreSettings settings, Supplier<String> epochs) {
        this.database = database;
        this.epochs = epochs;
        this.interval = settings.commitInterval();
        this.retryMin = settings.retryMin();
        this.retryMax = settings.retryMax();
        this.queue = new JobQueue(settings.maxBatch(), settings.queueMax());
        thread.setDaemon(true);
    }

    /** Its first connection is made when it is needed. */
    void start() {
        thread.start();
    }

    /** Starts it with this connection, so that nobody else comes between. */
    void start(Connection first) throws SQLException {
        connection = Optional.of(WriterConnection.over(first, database, epochs));
        thread.start();
    }

    void submit(Job job) {
        queue.offer(job).ifPresent(job::refuse);
    }

    /** Why nothing can be stored at the moment. */
    Optional<Exception> trouble() {
        return queue.trouble().map(Refusal::why);
    }

    /** Rows that wait. */
    int waiting() {
        return queue.rows();
    }

    List<Duration> lastCommits() {
        return commits.last();
    }

    /** Finishes what was given, but gives up after {@code limit}; what is unsettled then stays unknown. */
    void close(Duration limit) throws InterruptedException {
        queue.close();
        thread.join(limit.toMillis());
        givenUp.countDown();
    }

    /** However it ends, nobody is left waiting for what was not begun. */
    private void work() {
        try {
            List<Job> batch = queue.next();
            long begun = System.nanoTime();
            while (!batch.isEmpty() && (attempt(batch) || recover())) {
                if (isCrowd(batch)) {
                    LockSupport.parkNanos(begun + interval.toNanos() - System.nanoTime());
                }
                batch = queue.next();
                begun = System.nanoTime();
            }
            finish();
        } catch (InterruptedException e) {
            LOG.error("the store's writer was interrupted", e);
        } finally {
            queue.close();
            Refusal over = Refusal.unavailable(new IllegalStateException("the store is closed"));
            queue.shut(over).forEach(job -> job.refuse(over));
            disconnect();
        }
    }

    private static boolean isCrowd(List<Job> batch) {
        return batch.stream().mapToInt(Job::rows).sum() >= CROWD;
    }

    /** Whether all of it came to an end. A bug counts as trouble too: a writer that died would serve nobody. */
    private boolean attempt(List<Job> jobs) {
        try {
            store(connected(), jobs);
            return true;
        } catch (SQLException | RuntimeException e) {
            disconnect();
            trouble(e, jobs);
            return false;
        }
    }

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
            commit(connection, jobs);
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!isFaultOfJob(e)) {
                throw e;
            }
            rollBack(connection);
            return false;
        }
    }

    private void alone(WriterConnection connection, Job job) throws SQLException {
        try {
            job.runAlone(connection);
            commit(connection, List.of(job));
        } catch (SQLException | RuntimeException e) {
            if (!isFaultOfJob(e)) {
                throw e;
            }
            rollBack(connection);
            LOG.error("the store refuses what it was given", e);
            job.impossible(e);
        }
    }

    /** A collision, or a bug before the commit, such as a row that nobody can read. Any other error is the store's. */
    private boolean isFaultOfJob(Exception e) {
        return e instanceof SQLException refused ? database.isCollision(refused) : committing.isEmpty();
    }

    private void rollBack(WriterConnection connection) throws SQLException {
        connection.rollback();
        committing = List.of();
    }

    private void commit(WriterConnection connection, List<Job> jobs) throws SQLException {
        connection.flush();
        committing = jobs;
        long begun = System.nanoTime();
        connection.commit();
        commits.note(System.nanoTime() - begun);
        committing = List.of();
        reopen();
        jobs.forEach(Job::committed);
    }

    /** Before anybody learns an outcome, so that whoever does can go on at once. */
    private void reopen() {
        if (queue.trouble().isPresent()) {
            queue.reopen();
            LOG.info("the store works again");
        }
    }

    /** Whoever was not being committed is refused: its transaction went with the connection. */
    private void trouble(Exception why, List<Job> jobs) {
        if (queue.trouble().isEmpty()) {
            LOG.warn("the store is in trouble: {}; nothing is stored until it works again", why.getMessage(), why);
        }
        Refusal refusal = Refusal.unavailable(why);
        List<Job> waited = queue.shut(refusal);
        committing.forEach(job -> job.doubt(why));
        committing = List.of();
        Stream.concat(jobs.stream(), waited.stream()).forEach(job -> job.refuse(refusal));
        unsettled = jobs.stream().filter(Job::isUnsettled).toList();
    }

    /** Tries until a write succeeds and every outcome is certain; false when the store was told to give up before. */
    private boolean recover() throws InterruptedException {
        Duration pause = retryMin;
        do {
            boolean toldToEnd = givenUp.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            if (toldToEnd || (unsettled.isEmpty() && queue.isClosed())) {
                LOG.error("the store is closed in trouble; {} batches are of unknown outcome", unsettled.size());
                return false;
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(retryMax) < 0 ? doubled : retryMax;
        } while (!probe());
        return true;
    }

    private boolean probe() {
        try {
            connected().probe();
        } catch (SQLException | RuntimeException e) {
            disconnect();
            trouble(e, unsettled);
            return false;
        }
        return attempt(unsettled);
    }

    private WriterConnection connected() throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(WriterConnection.over(database.connect(), database, epochs));
        }
        return connection.get();
    }

    private void finish() {
        try {
            if (connection.isPresent()) {
                connection.get().finish(database);
            }
        } catch (SQLException e) {
            LOG.warn("the store could not be closed in order; the next start makes up for it", e);
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
