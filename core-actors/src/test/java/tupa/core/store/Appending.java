package tupa.core.store;

import static tupa.core.store.Given.said;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Appends to a room one event after the other, as fast as they are stored, until it is told to end. */
final class Appending {
    private final MessageLog log;
    private final OpenedRoom room;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Semaphore done = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean ending;

    Appending(MessageLog log, OpenedRoom room) {
        this.log = log;
        this.room = room;
    }

    void begin() {
        append(1);
    }

    private void append(long seq) {
        log.append(said(room, seq, seq)).thenAcceptAsync(outcome -> {
            acknowledged.set(seq);
            done.release();
            if (ending) {
                ended.countDown();
            } else {
                append(seq + 1);
            }
        });
    }

    /** The newest seq that is stored. */
    long acknowledged() {
        return acknowledged.get();
    }

    void awaitSome(int count) {
        done.acquireUninterruptibly(count);
    }

    void end() {
        ending = true;
        try {
            ended.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
