package tupa.terminal.link;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What others hand to one thread to do, in their order. They wait while very much is waiting already, and so does whoever
 * sends to them. The thread that takes from here never waits to hand something to itself.
 */
public final class Inbox {
    private static final int MOST = 256;

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST);
    private volatile Optional<Thread> taker = Optional.empty();

    /** Waits for room; a thread that is interrupted meanwhile hands nothing in. */
    public void put(Runnable what) {
        if (taker.filter(Thread.currentThread()::equals).isPresent()) {
            waiting.add(what);
            return;
        }
        try {
            room.acquire();
            waiting.add(() -> {
                room.release();
                what.run();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not wait, however much is waiting: for the one who will not hand in anything more. */
    public void putLast(Runnable what) {
        waiting.add(what);
    }

    /** Does what is next; false when nothing has come within this time. To be called by one thread, always the same. */
    public boolean runNext(Duration patience) throws InterruptedException {
        taker = Optional.of(Thread.currentThread());
        Runnable next = waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    /** Does what is there already, and nothing that comes of it. */
    public void runWaiting() throws InterruptedException {
        for (int left = waiting.size(); left > 0; left--) {
            boolean unused = runNext(Duration.ZERO);
        }
    }
}
