package tupa.testkit.load;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/** Wakes a selector whenever the next of evenly spread moments has come: its own time-outs are too coarse. */
final class Pacer implements AutoCloseable {
    private final Selector selector;
    private final long start;
    private final double interval;
    private final int moments;
    private final Thread thread = new Thread(this::run, "pacer");
    private volatile boolean stopped;

    Pacer(Selector selector, long start, double interval, int moments) {
        this.selector = selector;
        this.start = start;
        this.interval = interval;
        this.moments = moments;
        thread.setDaemon(true);
        thread.start();
    }

    /** When the moment of that number is, in the time of {@link System#nanoTime}. */
    long due(int moment) {
        return start + (long) (moment * interval);
    }

    private void run() {
        for (int moment = 0; moment < moments && !stopped; moment++) {
            long left = due(moment) - System.nanoTime();
            while (left > 0 && !stopped) {
                LockSupport.parkNanos(left);
                left = due(moment) - System.nanoTime();
            }
            selector.wakeup();
        }
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
    }
}
