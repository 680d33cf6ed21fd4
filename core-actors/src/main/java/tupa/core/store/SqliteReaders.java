package tupa.core.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that read history, each with a connection, so that no reader waits for the writer. */
final class SqliteReaders {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteReaders.class);

    private final Queue<SqliteReader> idle = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;

    SqliteReaders(Database database, int count) {
        threads = Executors.newFixedThreadPool(count, named());
        for (int i = 0; i < count; i++) {
            idle.add(new SqliteReader(database));
        }
    }

    /** Completes on a reader's thread; exceptionally with {@link StoreException} when the store cannot be read. */
    <T> CompletionStage<T> read(SqliteReader.Query<T> query) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> read(query, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new StoreException("the store is closed", e));
        }
        return answer;
    }

    void close(Duration limit) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("the store is closed while history is being read");
        }
        idle.forEach(SqliteReaders::close);
    }

    /** There are as many readers as threads, so one is idle whenever a thread is. */
    private <T> void read(SqliteReader.Query<T> query, CompletableFuture<T> answer) {
        SqliteReader reader = idle.remove();
        try {
            answer.complete(reader.read(query));
        } catch (SQLException | RuntimeException e) {
            LOG.warn("history could not be read", e);
            answer.completeExceptionally(new StoreException("history could not be read: " + e.getMessage(), e));
        } finally {
            idle.add(reader);
        }
    }

    private static void close(SqliteReader reader) {
        try {
            reader.close();
        } catch (SQLException e) {
            LOG.debug("closing a read connection failed", e);
        }
    }

    private static ThreadFactory named() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "tupa-store-reader-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
