package tupa.terminal.input;

import java.util.concurrent.TimeUnit;

/**
 * Tells lines that were pasted into a terminal without bracketed paste from lines that were typed: nobody ends two lines
 * within a few milliseconds. Not thread-safe.
 */
public final class PasteGuard {
    private static final long HUMAN_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private long lastEnd;
    private long begin;
    private boolean queued;

    /**
     * Reading of a line begins.
     *
     * @param queuedAlready whether the first character was there before anybody could have seen the prompt
     */
    public void begins(long nanos, boolean queuedAlready) {
        begin = nanos;
        queued = queuedAlready;
    }

    /** The line is complete: whether it was pasted. */
    public boolean isPasted(long nanos) {
        boolean fast = nanos - lastEnd < HUMAN_NS || (queued && nanos - begin < HUMAN_NS);
        lastEnd = nanos;
        return fast;
    }

    public PasteGuard(long nanos) {
        lastEnd = nanos - HUMAN_NS;
    }
}
