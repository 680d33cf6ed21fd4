package tupa.testkit.socket;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** Sockets and timers of one thread, which runs all that happens. Only {@link #execute} may be called from another. */
public final class Loop implements AutoCloseable {
    /** Who has to do with a channel. */
    public interface Ready {
        /** The channel can do something of what is asked of it. */
        void ready(SelectionKey key) throws IOException;

        /** What {@link #ready} threw. */
        void broken(IOException failure);
    }

    private record Timer(long at, long number, Runnable step) {}

    private static final long LONGEST_WAIT_MS = 100;
    private static final long NANOS_PER_MS = 1_000_000;

    private final Selector selector;
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::number));
    private final Queue<Runnable> given = new ConcurrentLinkedQueue<>();
    private final long start = System.nanoTime();
    private long timersEver;

    public Loop() throws IOException {
        this.selector = Selector.open();
    }

    /** Milliseconds since the loop was made. */
    public long now() {
        return (System.nanoTime() - start) / NANOS_PER_MS;
    }

    /** Runs a step that many milliseconds from now. */
    public void after(long millis, Runnable step) {
        timers.add(new Timer(now() + millis, timersEver++, step));
    }

    /** Runs a step soon. May be called from any thread. */
    public void execute(Runnable step) {
        given.add(step);
        selector.wakeup();
    }

    /** Has {@code handler} hear what the channel can do. */
    public SelectionKey register(SelectableChannel channel, int operations, Ready handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, handler);
    }

    /** Runs on this thread until {@code done}, or until so many milliseconds have passed; tells whether it is done. */
    public boolean runUntil(BooleanSupplier done, long limitMillis) throws IOException {
        long limit = now() + limitMillis;
        while (!done.getAsBoolean()) {
            if (now() >= limit) {
                return false;
            }
            turn();
        }
        return true;
    }

    private void turn() throws IOException {
        Timer next = timers.peek();
        long wait = next == null ? LONGEST_WAIT_MS : Math.min(LONGEST_WAIT_MS, next.at() - now());
        if (wait > 0 && given.isEmpty()) {
            selector.select(Loop::handle, wait);
        } else {
            selector.selectNow(Loop::handle);
        }
        Runnable step = given.poll();
        while (step != null) {
            step.run();
            step = given.poll();
        }
        while (!timers.isEmpty() && timers.element().at() <= now()) {
            timers.remove().step().run();
        }
    }

    private static void handle(SelectionKey key) {
        Ready handler = (Ready) key.attachment();
        try {
            if (key.isValid()) {
                handler.ready(key);
            }
        } catch (IOException failure) {
            handler.broken(failure);
        }
    }

    /** Closes every channel that was registered. */
    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
