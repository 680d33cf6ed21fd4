package tupa.core.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The calls of one kind, in the order they came, held until the test answers or releases them. Calls come in on any
 * thread; there is none in here.
 */
public final class Script<C extends HeldCall<?>> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<C> calls = new ArrayList<>();
    private int taken;
    private boolean holding = true;

    /** Every call so far. */
    public synchronized List<C> all() {
        return List.copyOf(calls);
    }

    public synchronized int count() {
        return calls.size();
    }

    /** The next call that was not taken yet; waits for it for at most five seconds of real time. */
    public synchronized C next() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (taken == calls.size()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("no further call came; so far: " + calls);
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        return calls.get(taken++);
    }

    /** From now on every call waits for the test. */
    public synchronized void hold() {
        holding = true;
    }

    /** Answers all that are held, in order, and from now on every call at once. */
    public void release() {
        List<C> held;
        synchronized (this) {
            holding = false;
            held = calls.stream().filter(call -> !call.isAnswered()).toList();
        }
        held.forEach(HeldCall::answer);
    }

    C add(C call) {
        boolean answer;
        synchronized (this) {
            calls.add(call);
            notifyAll();
            answer = !holding;
        }
        if (answer) {
            call.answer();
        }
        return call;
    }
}
