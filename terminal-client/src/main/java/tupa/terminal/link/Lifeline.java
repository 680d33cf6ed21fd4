package tupa.terminal.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import tupa.terminal.model.Link;
import tupa.wire.Event;

/**
 * Decides when to connect, when to ask whether the server is still there, and when to give a connection up. It does
 * none of that itself and knows no clock: it is told what happens and when.
 */
public final class Lifeline {
    /** What is to be done now. */
    public enum Order {
        NOTHING,
        CONNECT,
        PING,
        /** Give up the connection, which nobody answers on, and connect again. */
        RENEW,
        /** Give up the connection; a new attempt comes in its time. */
        DROP
    }

    private static final Duration PING_EVERY = Duration.ofSeconds(15);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration STABLE_AFTER = Duration.ofSeconds(60);
    /** Between two ticks no more than a second passes, unless the machine slept. */
    private static final Duration ASLEEP = Duration.ofSeconds(20);

    /** Closed by request, no hello, removed, replaced: coming back by itself would do harm. */
    private static final Set<Integer> FINAL_CODES = Set.of(1000, 4401, 4403, 4409);

    private enum State {
        WAITING,
        CONNECTING,
        UP,
        STOPPED
    }

    private final Backoff backoff;
    private State state = State.STOPPED;
    private Instant since = Instant.EPOCH;
    private Instant retryAt = Instant.EPOCH;
    private Instant lastPing = Instant.EPOCH;
    private Optional<Instant> pinged = Optional.empty();
    private Optional<Instant> lastTick = Optional.empty();
    private Optional<Event.Bye> bye = Optional.empty();
    private long notBeforeMs;

    public Lifeline(RandomGenerator random) {
        this.backoff = new Backoff(random);
    }

    /** Connect now: at the start, or because the user wants it. A connection that is up or coming up is renewed. */
    public Order connect(Instant now) {
        boolean open = state == State.UP || state == State.CONNECTING;
        connecting(now);
        return open ? Order.RENEW : Order.CONNECT;
    }

    private void connecting(Instant now) {
        state = State.CONNECTING;
        since = now;
        pinged = Optional.empty();
        bye = Optional.empty();
        notBeforeMs = 0;
    }

    public void opened(Instant now) {
        state = State.UP;
        since = now;
        lastPing = now;
    }

    /** Whatever the server says shows that it is there. */
    public void heard() {
        pinged = Optional.empty();
    }

    public void bye(Event.Bye last) {
        bye = Optional.of(last);
    }

    /** The server asked to come back no sooner than this. */
    public void notBefore(long ms) {
        notBeforeMs = ms;
    }

    /** The connection ended, or could not be opened. */
    public void closed(int code, Instant now) {
        if (state == State.STOPPED) {
            return;
        }
        boolean comeBack = bye.map(Event.Bye::reconnect).orElse(!FINAL_CODES.contains(code));
        if (comeBack) {
            schedule(now);
        } else {
            state = State.STOPPED;
        }
    }

    private void schedule(Instant now) {
        if (state == State.UP && !now.isBefore(since.plus(STABLE_AFTER))) {
            backoff.reset();
        }
        long asked = Math.max(notBeforeMs, bye.map(Event.Bye::retryAfterMs).orElse(0L));
        Duration wait = backoff.next();
        retryAt = now.plus(wait.toMillis() < asked ? Duration.ofMillis(asked) : wait);
        state = State.WAITING;
    }

    /** Not to come back before the user wants it. */
    public void stop() {
        state = State.STOPPED;
    }

    /** Called at least once a second. */
    public Order tick(Instant now) {
        lastTick.filter(now::isBefore).ifPresent(last -> setBack(Duration.between(now, last)));
        boolean slept = lastTick.filter(last -> now.isAfter(last.plus(ASLEEP))).isPresent();
        lastTick = Optional.of(now);
        if (slept && state != State.STOPPED) {
            return connect(now);
        }
        return switch (state) {
            case WAITING -> now.isBefore(retryAt) ? Order.NOTHING : connect(now);
            case UP -> beat(now);
            case CONNECTING, STOPPED -> Order.NOTHING;
        };
    }

    /** The clock was set back: what was due is due all the same. */
    private void setBack(Duration by) {
        since = since.minus(by);
        retryAt = retryAt.minus(by);
        lastPing = lastPing.minus(by);
        pinged = pinged.map(at -> at.minus(by));
    }

    private Order beat(Instant now) {
        if (pinged.isPresent()) {
            return now.isBefore(pinged.get().plus(ANSWER_WITHIN)) ? Order.NOTHING : Order.DROP;
        }
        if (now.isBefore(lastPing.plus(PING_EVERY))) {
            return Order.NOTHING;
        }
        lastPing = now;
        pinged = Optional.of(now);
        return Order.PING;
    }

    public Link link(Instant now) {
        return switch (state) {
            case CONNECTING -> Link.CONNECTING;
            case UP -> new Link(Link.State.ONLINE, 0);
            case STOPPED -> new Link(Link.State.STOPPED, 0);
            case WAITING -> new Link(Link.State.OFFLINE, secondsUp(Duration.between(now, retryAt)));
        };
    }

    /** How long until the next tick matters. */
    public Duration untilNext(Instant now) {
        Duration second = Duration.ofSeconds(1);
        if (state != State.WAITING) {
            return second;
        }
        Duration left = Duration.between(now, retryAt);
        return left.isNegative() ? Duration.ZERO : left.compareTo(second) < 0 ? left : second;
    }

    private static long secondsUp(Duration left) {
        return Math.max(0, (left.toMillis() + 999) / 1000);
    }
}
