package tupa.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a loop is to look at whom: a wheel of as many slots as a minute has ticks, so that nobody is touched before his time
 * comes, however many there are. After Varghese and Lauck, "Hashed and hierarchical timing wheels", 1987, scheme 6, with one
 * difference: nobody is ever taken out. Whoever is looked at too early, as he is whose time is more than a turn of the wheel
 * away, asks to be looked at again. Times are those of {@link System#nanoTime}. For one thread.
 */
final class Deadlines {
    private static final int SLOTS = 256;

    private final long tick;
    private final List<List<Watcher>> slots = new ArrayList<>(
            Stream.<List<Watcher>>generate(ArrayList::new).limit(SLOTS).toList());

    /** The start of the first tick that is not over. */
    private long now;

    /**
     * Begins at {@code now}.
     *
     * @param tick how exact it is, in nanoseconds
     */
    Deadlines(long tick, long now) {
        this.tick = tick;
        this.now = now;
    }

    /** Has the watcher looked at within a tick after {@code time}, or before: within a tick after what this returns. */
    long add(Watcher watcher, long time) {
        long ticks = Math.min(SLOTS - 1L, Math.max(0, (time - now) / tick));
        slots.get(slot(now + ticks * tick)).add(watcher);
        return Math.min(time, now + ticks * tick + tick);
    }

    /** Whose time has come by {@code time}; what they ask meanwhile is for later. */
    List<Watcher> due(long time) {
        if (time - now < tick) {
            return List.of();
        }
        List<Watcher> due = new ArrayList<>();
        for (; time - now >= tick; now += tick) {
            due.addAll(slots.set(slot(now), new ArrayList<>()));
        }
        return due;
    }

    private int slot(long start) {
        return (int) Math.floorMod(Math.floorDiv(start, tick), (long) SLOTS);
    }
}
