package tupa.core.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tupa.wire.ErrorCode;

/** What waits for the writer, in the order given. While the store is in trouble nothing does: it is refused. */
final class JobQueue {
    private final int batchRows;
    private final int maxRows;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private int rows;
    private Optional<Refusal> trouble = Optional.empty();
    private boolean closed;

    /**
     * @param batchRows how much {@link #next} gives at once, unless a single job is larger
     * @param maxRows how much may wait, unless it is a single job
     */
    JobQueue(int batchRows, int maxRows) {
        this.batchRows = batchRows;
        this.maxRows = maxRows;
    }

    /** Takes the job, or says why not. */
    synchronized Optional<Refusal> offer(Job job) {
        Optional<Refusal> refusal = refusal(job);
        if (refusal.isEmpty()) {
            waiting.add(job);
            rows += job.rows();
            notifyAll();
        }
        return refusal;
    }

    private Optional<Refusal> refusal(Job job) {
        if (closed) {
            return Optional.of(Refusal.unavailable(new IllegalStateException("the store is closed")));
        }
        if (!waiting.isEmpty() && rows + job.rows() > maxRows) {
            Exception why = new IllegalStateException(rows + " rows wait to be stored");
            return Optional.of(new Refusal(ErrorCode.BUSY, why));
        }
        return trouble;
    }

    /** What the next transaction is made of; waits for it. Empty when the queue is closed and nothing is left. */
    synchronized List<Job> next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<Job> batch = new ArrayList<>();
        int taken = 0;
        while (!waiting.isEmpty()
                && (batch.isEmpty() || taken + waiting.element().rows() <= batchRows)) {
            taken += waiting.element().rows();
            batch.add(waiting.remove());
        }
        rows -= taken;
        return batch;
    }

    /** From now on every offer is refused for this reason, until {@link #reopen}. What waited is returned. */
    synchronized List<Job> shut(Refusal reason) {
        trouble = Optional.of(reason);
        List<Job> all = List.copyOf(waiting);
        waiting.clear();
        rows = 0;
        return all;
    }

    synchronized void reopen() {
        trouble = Optional.empty();
    }

    synchronized Optional<Refusal> trouble() {
        return trouble;
    }

    synchronized int rows() {
        return rows;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
