package tupa.terminal.rehearsal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Keeps what is drawn, for somebody who waits for it. */
public final class Canvas extends ByteArrayOutputStream {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Returns when {@code text} was drawn, or when that takes too long: what was loaded until then is of use as well. */
    public synchronized void await(String text) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!toString(StandardCharsets.UTF_8).contains(text) && System.nanoTime() < until) {
                TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void write(int character) {
        super.write(character);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        super.write(bytes, from, count);
        notifyAll();
    }
}
