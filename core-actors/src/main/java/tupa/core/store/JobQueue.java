package tupa.core.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What waits for the writer, in the order given. It needs no bound of its own: a room has one batch on its way at a time,
 * and a session one row.
 */
final class JobQueue {
    private final int maxRows;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private boolean closed;

    /** @param maxRows how much {@link #next} gives at once, unless a single job is larger */
    JobQueue(int maxRows) {
        this.maxRows = maxRows;
    }

    /** Whether the job was taken; not after {@link #close}. */
    synchronized boolean offer(Job job) {
        if (!closed) {
            waiting.add(job);
            notifyAll();
        }
        return !closed;
    }

    /** What the next transaction is made of; waits for it. Empty when the queue is closed and nothing is left. */
    synchronized List<Job> next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<Job> batch = new ArrayList<>();
        int rows = 0;
        while (!waiting.isEmpty()
                && (batch.isEmpty() || rows + waiting.element().rows() <= maxRows)) {
            rows += waiting.element().rows();
            batch.add(waiting.remove());
        }
        return batch;
    }

    synchronized List<Job> all() {
        return List.copyOf(waiting);
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
