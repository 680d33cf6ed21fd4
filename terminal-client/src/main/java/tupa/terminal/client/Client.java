package tupa.terminal.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import tupa.terminal.link.Inbox;
import tupa.terminal.model.ExitCode;

/**
 * The thread that owns the engine: runs what others hand in, ticks the clock, and paints at most every 33 ms, at once
 * when nothing was painted just before.
 */
public final class Client {
    private static final long PAINT_EVERY_MS = 33;
    /** How many entries from a pipe may be unconfirmed before no more is read. */
    private static final int BACKLOG = 100;

    private static final long FAREWELL_MS = 500;
    private static final long SEEN_MS = 300;

    private final Inbox inbox = new Inbox();
    private final Screen screen;
    private final Engine engine;
    private int backlog;
    private boolean over;

    /**
     * A client that is not running yet.
     *
     * @param engine makes the engine, given the way onto this client's thread
     */
    public Client(Screen screen, Function<Executor, Engine> engine) {
        this.screen = screen;
        this.engine = engine.apply(inbox::put);
    }

    /** Has something done on the client's thread; waits while very much is waiting already. */
    public void post(Consumer<Engine> what) {
        inbox.put(() -> what.accept(engine));
    }

    /**
     * Like {@link #post}, and waits until the screen shows what has come of it: the next key may be meant for that. Not
     * for ever, as a client that is busy shall not make the keyboard dead.
     */
    public void postAndSee(Consumer<Engine> what) {
        CountDownLatch seen = new CountDownLatch(1);
        post(engine -> {
            what.accept(engine);
            if (engine.exitCode().isEmpty()) {
                engine.paint();
            }
            seen.countDown();
        });
        try {
            boolean unused = seen.await(SEEN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Like {@link #post}, without waiting: the last thing that is posted by anybody. */
    public void postLast(Consumer<Engine> what) {
        inbox.putLast(() -> what.accept(engine));
    }

    /** Like {@link #post}, for a source that can wait until what came before is dealt with. */
    public void postPatiently(Consumer<Engine> what) throws InterruptedException {
        synchronized (this) {
            while (backlog >= BACKLOG && !over) {
                wait();
            }
            backlog++;
        }
        post(what);
    }

    /** Runs until the program is to end, and says how it went. */
    public int run() {
        engine.start();
        long painted = millis() - PAINT_EVERY_MS;
        try {
            while (engine.exitCode().isEmpty()) {
                long untilPaint = painted + PAINT_EVERY_MS - millis();
                if (engine.hasNews() && untilPaint <= 0) {
                    engine.paint();
                    painted = millis();
                } else {
                    work(engine.hasNews() ? untilPaint : engine.millisToNextTick());
                }
            }
            return finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FINE;
        }
    }

    private void work(long waitMs) throws InterruptedException {
        if (inbox.runNext(Duration.ofMillis(Math.max(1, waitMs)))) {
            inbox.runWaiting();
        }
        engine.tick();
        tellBacklog(false);
    }

    /** Gives the last words time to be written. */
    private int finish() throws InterruptedException {
        engine.paint();
        long until = millis() + FAREWELL_MS;
        while (engine.isConnected() && millis() < until) {
            boolean unused = inbox.runNext(Duration.ofMillis(Math.max(1, until - millis())));
        }
        tellBacklog(true);
        screen.end();
        return engine.exitCode().orElse(ExitCode.FINE);
    }

    private synchronized void tellBacklog(boolean last) {
        backlog = engine.backlog();
        over |= last;
        notifyAll();
    }

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
