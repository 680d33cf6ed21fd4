package tupa.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that serves its share of the connections: waits until something can be read or written or is to be done, does
 * it, and looks after whoever's time has come. However many wake their connections in one burst, the
 * thread itself is woken once.
 */
final class EventLoop implements Runnable, Executor {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    private static final int BUFFER = 64 * 1024;

    /** Tasks, and then turns of who was woken, before the selector is asked again: whoever writes must not starve who reads. */
    private static final int TURNS_MAX = 1024;

    /** Connections written to before others may have the processor: when it is scarce, those who are to read this above all. */
    private static final int IN_A_ROW = 128;

    private final Selector selector = open();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Those who were woken on this thread, and only on it. */
    private final Deque<OpenSocket> woken = new ArrayDeque<>();

    private final AtomicBoolean sleeping = new AtomicBoolean();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final Staging out = new Staging(BUFFER);
    private final Thread thread;
    private final Duration tick;
    private final Deadlines deadlines;
    private volatile boolean stopped;

    /** A loop that looks after deadlines every {@code tick}. */
    EventLoop(String name, Duration tick) {
        this.tick = tick;
        deadlines = new Deadlines(tick.toNanos(), System.nanoTime());
        thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    private static Selector open() {
        try {
            return Selector.open();
        } catch (IOException noDescriptors) {
            throw new UncheckedIOException(noDescriptors);
        }
    }

    void start() {
        thread.start();
    }

    /** Cuts what is open. What is executed afterwards is not. */
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /** Does this on the loop's thread, soon. May be called from any thread. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (sleeping.get() && sleeping.compareAndSet(true, false)) {
            selector.wakeup();
        }
    }

    /** Gives the connection its turn to write; who is woken on this thread has it with the others. For any thread. */
    void wake(OpenSocket socket) {
        if (Thread.currentThread() == thread) {
            woken.add(socket);
        } else {
            execute(socket);
        }
    }

    /** What a read goes into: everybody's, for as long as one turn takes. */
    ByteBuffer in() {
        return in;
    }

    /** Where writes are made from. */
    Staging out() {
        return out;
    }

    /** Takes a new connection up. To be called on the loop's thread. */
    void adopt(SocketChannel channel, InetSocketAddress peer, Acceptor from) {
        try {
            SelectionKey key = channel.register(selector, 0);
            OpenSocket socket = new OpenSocket(this, channel, key, peer, from);
            key.attach(socket);
            socket.begin();
        } catch (IOException lost) {
            LOG.debug("{} is lost", peer, lost);
            Acceptor.close(channel);
            from.closed(peer);
        }
    }

    /** Has the watcher looked at when {@code time} has come, or earlier: it returns when. To be called on the loop's thread. */
    long lookAt(Watcher watcher, long time) {
        return deadlines.add(watcher, time);
    }

    /** Watches a channel; the key wants nothing yet. To be called on the loop's thread. */
    SelectionKey watch(SelectableChannel channel, Watcher watcher) throws IOException {
        return channel.register(selector, 0, watcher);
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                select();
                runTasks();
                serveWoken();
                look();
            }
        } catch (IOException | RuntimeException broken) {
            LOG.error("A socket loop cannot go on", broken);
        } finally {
            end();
        }
    }

    private void select() throws IOException {
        sleeping.set(true);
        if (tasks.isEmpty() && woken.isEmpty()) {
            selector.select(EventLoop::ready, tick.toMillis());
        } else {
            selector.selectNow(EventLoop::ready);
        }
        sleeping.set(false);
    }

    private static void ready(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof Watcher watcher) {
            safely(watcher::ready);
        }
    }

    /** One connection's bug must not end the thread that serves the others. */
    private static void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException bug) {
            LOG.error("A step of a socket loop failed", bug);
        }
    }

    private void runTasks() {
        for (int done = 0; done < TURNS_MAX; done++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            safely(task);
        }
    }

    /** Whoever is woken meanwhile is served in the next round. */
    private void serveWoken() {
        int count = Math.min(TURNS_MAX, woken.size());
        for (int served = 1; served <= count; served++) {
            safely(woken.remove());
            if (served % IN_A_ROW == 0) {
                letOthers();
            }
        }
    }

    // The check warns of programs that are right only if the scheduler does as it is asked. This one is right
    // in any case: with processors enough nothing happens here, and otherwise it only changes who waits for whom.
    @SuppressWarnings("ThreadPriorityCheck")
    private static void letOthers() {
        Thread.yield();
    }

    private void look() {
        long now = System.nanoTime();
        for (Watcher watcher : deadlines.due(now)) {
            safely(() -> watcher.look(now));
        }
    }

    private void end() {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            if (key.attachment() instanceof Watcher watcher) {
                safely(watcher::cut);
            }
        }
        try {
            selector.close();
        } catch (IOException failed) {
            LOG.debug("A selector could not be closed in order", failed);
        }
    }
}
