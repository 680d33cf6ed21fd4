package tupa.core.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that read history, each with a connection, so that no reader waits for the writer. */
final class HistoryReaders {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReaders.class);

    private final ReadConnections connections;
    private final ExecutorService threads;

    /** @param queueMax how many reads may wait for a thread */
    HistoryReaders(ReadConnections connections, int count, int queueMax) {
        this.connections = connections;
        this.threads =
                new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queueMax), named());
    }

    /** Completes on a reader's thread; exceptionally with {@link StoreException} when the store cannot be read. */
    <T> CompletionStage<T> read(ReadConnections.Query<T> query) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> read(query, answer));
        } catch (RejectedExecutionException e) {
            String why = threads.isShutdown() ? "the store is closed" : "too many reads wait for the store";
            answer.completeExceptionally(new StoreException(why, e));
        }
        return answer;
    }

    void close(Duration limit) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("the store is closed while history is being read");
        }
        connections.close();
    }

    private <T> void read(ReadConnections.Query<T> query, CompletableFuture<T> answer) {
        try {
            answer.complete(connections.read(query));
        } catch (SQLException | RuntimeException e) {
            LOG.warn("history could not be read: {}", e.getMessage());
            answer.completeExceptionally(new StoreException("history could not be read: " + e.getMessage(), e));
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
