package tupa.core.sim.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What an actor is in a simulation: something that has turns, keeps the order of each sender's mail and of no two senders',
 * has timers, watches others, and can fail, at the end of a turn or between two things it sends in one.
 */
public final class Cell {
    /** Thrown out of a turn that a fault cuts short. */
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Cut() {
            super("cut short by a fault", null, false, false);
        }
    }

    private static final int NEVER = -1;

    private final EventQueue queue;
    private final String name;
    private final IdentityHashMap<Cell, Long> lanes = new IdentityHashMap<>();
    private final Map<Object, Object> timers = new LinkedHashMap<>();
    private final Map<Cell, Runnable> watchers = new LinkedHashMap<>();
    private final IdentityHashMap<Cell, Object> watched = new IdentityHashMap<>();
    private final Deque<Runnable> parked = new ArrayDeque<>();
    private Runnable whenStopped = () -> {};
    private Runnable whenFailed = () -> {};
    private boolean alive = true;
    private boolean failed;
    private boolean paused;
    private int sendsUntilCut = NEVER;
    private long outside;

    public Cell(EventQueue queue, String name) {
        this.queue = queue;
        this.name = name;
    }

    public EventQueue queue() {
        return queue;
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return alive;
    }

    /** Has ended, and not because it was time. */
    public boolean hasFailed() {
        return failed;
    }

    /** Runs as the actor ends, unless its process is killed. */
    public void whenStopped(Runnable last) {
        whenStopped = last;
    }

    /** Runs as the actor fails, before anybody else hears of it. */
    public void whenFailed(Runnable first) {
        whenFailed = first;
    }

    /** From whoever has his turn now; in order with whatever else he tells this one. */
    public void tell(String what, Runnable turn) {
        queue.current().ifPresent(Cell::send);
        lane(what, turn);
    }

    /** As {@link #tell}, by somebody who cannot fail in doing so. */
    public void wake(String what, Runnable turn) {
        lane(what, turn);
    }

    private void lane(String what, Runnable turn) {
        long soonest = queue.micros() + queue.weather().mailMicros();
        String from = queue.current().map(Cell::name).orElse("world");
        long at = Math.max(
                soonest,
                1 + queue.current().map(cell -> lanes.getOrDefault(cell, 0L)).orElse(outside));
        queue.current().ifPresentOrElse(cell -> lanes.put(cell, at), () -> outside = at);
        queue.at(at, from, name, what, () -> take(turn));
    }

    /** An answer that comes by a future: in no order with anything. */
    public void answer(String what, Runnable turn) {
        queue.at(queue.micros() + queue.weather().mailMicros(), "future", name, what, () -> take(turn));
    }

    public <T> void pipe(CompletionStage<T> stage, String what, BiConsumer<T, Throwable> turn) {
        send();
        stage.whenComplete((value, failure) -> answer(what, () -> turn.accept(value, failure)));
    }

    /** An answer to {@code question} is brought back once, in a turn; {@code otherwise} if there is none in time. */
    public <A> void ask(
            Cell to, String what, Duration patience, A otherwise, Consumer<A> then, Consumer<Consumer<A>> question) {
        Consumer<A> once = once(what, patience, otherwise, then);
        to.tell(what, () -> question.accept(once));
    }

    public <A> Consumer<A> once(String what, Duration patience, A otherwise, Consumer<A> then) {
        Object key = new Object();
        after(key, patience, what + " too late", () -> then.accept(otherwise));
        return given -> answer(what + " answered", () -> {
            if (isTimerActive(key)) {
                cancel(key);
                then.accept(given);
            }
        });
    }

    public void after(Object key, Duration delay, String what, Runnable turn) {
        send();
        Object running = new Object();
        timers.put(key, running);
        long at = queue.micros() + delay.toNanos() / 1000 + queue.weather().mailMicros();
        queue.at(
                at,
                "timer",
                name,
                what,
                () -> take(() -> {
                    if (timers.get(key) == running) {
                        timers.remove(key);
                        turn.run();
                    }
                }));
    }

    public void cancel(Object key) {
        timers.remove(key);
    }

    public boolean isTimerActive(Object key) {
        return timers.containsKey(key);
    }

    /** Has {@code turn} once {@code target} has ended, unless it looks away before that. */
    public void watch(Cell target, String what, Runnable turn) {
        Object sign = new Object();
        watched.put(target, sign);
        Runnable hearOf = () -> tell(what, () -> {
            if (watched.remove(target, sign)) {
                turn.run();
            }
        });
        if (target.alive) {
            target.watchers.put(this, hearOf);
        } else {
            hearOf.run();
        }
    }

    public void unwatch(Cell target) {
        watched.remove(target);
        target.watchers.remove(this);
    }

    /** Ends when it gets to it. */
    public void stopSoon() {
        queue.at(queue.micros() + queue.weather().mailMicros(), "parent", name, "stop", this::stop);
    }

    /** Ends now: whatever it was told is forgotten, and whoever watches it hears of it. */
    public void stop() {
        if (!alive) {
            return;
        }
        alive = false;
        Runnable hearAbout = () -> {
            whenStopped.run();
            List.copyOf(watchers.values()).forEach(Runnable::run);
        };
        as(this, hearAbout);
    }

    /** Ends as by a bug. */
    public void fail() {
        if (alive) {
            failed = true;
            whenFailed.run();
            stop();
        }
    }

    /** Ends without a word, with its whole process. */
    public void kill() {
        alive = false;
    }

    /** Fails as it sends so many things more, mid-turn. */
    public void cutAfter(int sends) {
        sendsUntilCut = sends;
    }

    /** Has no turn for a while; its mail and timers wait. */
    public void pause(Duration time) {
        if (paused || !alive) {
            return;
        }
        paused = true;
        queue.in(time, name, "goes on", () -> {
            paused = false;
            while (!parked.isEmpty() && !paused) {
                take(parked.remove());
            }
        });
    }

    private void take(Runnable turn) {
        if (!alive) {
            return;
        }
        if (paused) {
            parked.add(turn);
            return;
        }
        try {
            as(this, turn);
        } catch (Cut cutShort) {
            fail();
        }
    }

    private void as(Cell cell, Runnable turn) {
        Cell before = queue.current().orElse(null);
        queue.setCurrent(cell);
        try {
            turn.run();
        } finally {
            queue.setCurrent(before);
        }
    }

    /** Only an actor in its own turn can fail in it. */
    private void send() {
        if (alive && sendsUntilCut > 0 && queue.current().orElse(null) == this && --sendsUntilCut == 0) {
            throw new Cut();
        }
    }
}
