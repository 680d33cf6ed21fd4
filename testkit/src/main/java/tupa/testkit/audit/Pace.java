package tupa.testkit.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import tupa.testkit.socket.Loop;
import tupa.wire.Limits;

/** Holds one user's requests within the rate that the server told: what is too much now is asked later. */
final class Pace {
    /** Of what is allowed: a stalled connection delivers at once what was paced. */
    private static final double SHARE = 0.8;

    private final Loop loop;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private double burst = 1;
    private double perMilli = SHARE / 1000;
    private double tokens = 1;
    private long at;

    Pace(Loop loop) {
        this.loop = loop;
    }

    void limit(Limits limits) {
        burst = Math.max(1, limits.rateBurst() * SHARE);
        perMilli = limits.ratePerSecond() * SHARE / 1000;
    }

    void run(Runnable request) {
        waiting.add(request);
        if (waiting.size() == 1) {
            drain();
        }
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    /** What waits was for a connection that is gone. */
    void forget() {
        waiting.clear();
    }

    private void drain() {
        long now = loop.now();
        tokens = Math.min(burst, tokens + (now - at) * perMilli);
        at = now;
        while (!waiting.isEmpty() && tokens >= 1) {
            tokens--;
            waiting.remove().run();
        }
        if (!waiting.isEmpty()) {
            loop.after((long) Math.ceil((1 - tokens) / perMilli), this::drain);
        }
    }
}
