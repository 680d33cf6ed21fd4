package tupa.core.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The stores of one process. Closing waits until everything given so far is stored, within the store's own time limit. */
public interface Storage extends AutoCloseable {
    MessageLog messages();

    SessionStore sessions();

    /**
     * Why nothing can be stored at the moment, in few words; empty when the last attempt to store something succeeded. In
     * trouble the store tries by itself, every {@code tupa.store.retry-max}, whether it works again. For any thread.
     */
    Optional<String> trouble();

    /** Rows that wait to be stored, all rooms together. For any thread. */
    int waiting();

    /** How long the last commits took, in no order; empty where nothing is committed. For any thread. */
    default List<Duration> lastCommits() {
        return List.of();
    }

    @Override
    void close();
}
