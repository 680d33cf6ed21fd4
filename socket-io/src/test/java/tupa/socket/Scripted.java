package tupa.socket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A conversation that does what a test wants, and tells what was done to it. */
final class Scripted implements Conversation {
    final Connection connection;
    final CountDownLatch closed = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
    final CountDownLatch late = new CountDownLatch(1);
    final Semaphore pieces = new Semaphore(0);
    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger asked = new AtomicInteger();
    final Queue<List<byte[]>> toWrite = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    volatile boolean reading = true;
    volatile boolean over;
    volatile boolean broken;
    volatile boolean steady;
    volatile long patience = FOREVER;

    Scripted(Connection connection) {
        this.connection = connection;
    }

    void write(byte[]... parts) {
        toWrite.add(List.of(parts));
        connection.wake();
    }

    synchronized byte[] received() {
        return received.toByteArray();
    }

    static boolean happens(CountDownLatch latch) throws InterruptedException {
        return latch.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (broken) {
            throw new IllegalStateException("on purpose");
        }
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        synchronized (this) {
            received.writeBytes(piece);
        }
        pieces.release();
    }

    @Override
    public void ended() {
        ended.countDown();
        over = true;
    }

    @Override
    public boolean isReading() {
        return reading;
    }

    @Override
    public List<byte[]> write() {
        List<byte[]> next = toWrite.poll();
        if (next == null) {
            return List.of();
        }
        writes.incrementAndGet();
        return next;
    }

    @Override
    public boolean isOver() {
        return over && toWrite.isEmpty();
    }

    @Override
    public boolean isSteady() {
        return steady;
    }

    @Override
    public long patience() {
        asked.incrementAndGet();
        return patience;
    }

    @Override
    public void late() {
        late.countDown();
        patience = FOREVER;
    }

    @Override
    public void closed() {
        closed.countDown();
    }
}
