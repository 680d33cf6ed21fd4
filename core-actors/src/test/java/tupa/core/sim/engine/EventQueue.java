package tupa.core.sim.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one queue of a run, in virtual time. What is due at the same microsecond comes in the order that chance gave it; what
 * must keep an order is given growing times by {@link Cell}.
 */
public final class EventQueue implements InstantSource {
    private record Due(long at, long tie, String from, String to, String what, Runnable step) {}

    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::tie));
    private final Dice dice;
    private final Weather weather;
    private final Bug bug;
    private final Trace trace;
    private long micros;
    private @Nullable Cell current;

    public EventQueue(Dice dice, Bug bug, Trace trace) {
        this.dice = dice;
        this.weather = new Weather(dice);
        this.bug = bug;
        this.trace = trace;
    }

    public Dice dice() {
        return dice;
    }

    public Weather weather() {
        return weather;
    }

    public Trace trace() {
        return trace;
    }

    /** Whether this bug is planted and bites now. */
    public boolean bites(Bug planted, double probability) {
        return bug == planted && dice.chance(probability);
    }

    @Override
    public Instant instant() {
        return BEGINNING.plus(micros, ChronoUnit.MICROS);
    }

    public long micros() {
        return micros;
    }

    public void in(Duration delay, String who, String what, Runnable step) {
        at(micros + delay.toNanos() / 1000, who, who, what, step);
    }

    void at(long when, String from, String to, String what, Runnable step) {
        due.add(new Due(Math.max(when, micros), dice.random().nextLong(), from, to, what, step));
    }

    /** The actor whose turn it is, if it is an actor's. */
    Optional<Cell> current() {
        return Optional.ofNullable(current);
    }

    void setCurrent(@Nullable Cell cell) {
        current = cell;
    }

    public void runFor(Duration time) {
        long end = micros + time.toNanos() / 1000;
        while (!due.isEmpty() && due.element().at() <= end) {
            Due next = due.remove();
            micros = next.at();
            trace.add(micros, next.from(), next.to(), next.what());
            next.step().run();
        }
        micros = end;
    }
}
