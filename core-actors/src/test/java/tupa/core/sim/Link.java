package tupa.core.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import tupa.core.connection.Liveness;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.session.Listener;
import tupa.core.sim.engine.Bug;
import tupa.core.sim.engine.Cell;
import tupa.core.sim.engine.EventQueue;
import tupa.core.sim.engine.Violation;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.ServerMessage;

/** One connection: what a transport does at the server's end of it, and the network between. */
final class Link {
    /** The client's end. */
    interface Client {
        void heard(Link from, ServerMessage message);

        void closed(Link link);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LINGER = Duration.ofSeconds(5);

    /** Characters of a frame that the trace shows. */
    private static final int SHOWN = 70;

    /** What closing words may come to beyond all bounds. */
    private static final int FAREWELL_BYTES = 400;

    private final EventQueue queue;
    private final Outbox.Bounds bounds;
    private final Outbox outbox;
    private final Cell transport;
    private final Client client;
    private final Liveness liveness;
    private final List<Incoming> unread = new ArrayList<>();
    private Optional<Listener> session = Optional.empty();
    private boolean delivering = true;
    private boolean reading = true;
    private boolean cutByClient;
    private boolean ended;
    private boolean lost;
    private boolean lostTold;
    private long lastUp;
    private long lastDown;

    Link(EventQueue queue, Outbox.Bounds bounds, Duration idle, Cell transport, Executor loop, Client client) {
        this.queue = queue;
        this.bounds = bounds;
        this.outbox = new Outbox(bounds);
        this.transport = transport;
        this.client = client;
        this.liveness = new Liveness(outbox, idle, () -> 1000 * queue.micros());
        outbox.wakeWith(() -> transport.wake("wake", this::drain), loop);
        checkLater();
    }

    private void checkLater() {
        transport.after(liveness, Duration.ofNanos(liveness.left(true)), "check", () -> {
            if (delivering) {
                liveness.heard();
            }
            liveness.check().ifPresent(reason -> outbox.close(Event.Bye.of(reason)));
            if (outbox.isClosed()) {
                transport.after(LINGER, LINGER, "cut", this::cutByServer);
            } else {
                checkLater();
            }
        });
    }

    /** Whoever has not read the last word by now will not. */
    private void cutByServer() {
        lose();
        if (!ended) {
            broken();
        }
    }

    Outbox outbox() {
        return outbox;
    }

    boolean isUp() {
        return !cutByClient && !ended;
    }

    /** The process has taken the connection up. */
    void accepted(Listener by) {
        transport.answer("connected", () -> goOn(by));
    }

    /** The client writes; it arrives, in order, unless the connection is gone at the server's end by then. */
    void send(Incoming request) {
        lastUp = Math.max(lastUp + 1, queue.micros() + queue.weather().networkMicros());
        up(request.toString(), () -> {
            liveness.heard();
            unread.add(request);
            deliver();
        });
    }

    private void up(String what, Runnable step) {
        queue.in(until(lastUp), transport.name(), what, () -> {
            if (transport.isAlive() && !lost) {
                transport.wake(what, step);
            }
        });
    }

    private void deliver() {
        if (delivering || unread.isEmpty() || session.isEmpty()) {
            return;
        }
        delivering = true;
        List<Incoming> requests = List.copyOf(unread);
        unread.clear();
        Object patience = new Object();
        transport.after(patience, PATIENCE, "no answer", () -> outbox.close(Event.Bye.of(CloseReason.INTERNAL)));
        session.get()
                .received(
                        outbox,
                        requests,
                        next -> transport.answer("taken", () -> {
                            transport.cancel(patience);
                            goOn(next);
                        }));
    }

    private void goOn(Listener next) {
        session = Optional.of(next);
        delivering = false;
        if (lost) {
            tellLost();
        } else {
            deliver();
        }
    }

    /** Takes out what the client is ready to read. */
    private void drain() {
        if (!reading || lost || ended) {
            return;
        }
        boolean all = queue.dice().chance(0.5);
        List<Parcel> parcels =
                outbox.take(all ? Integer.MAX_VALUE : queue.dice().between(100, 3_000));
        if (all) {
            int bytes = parcels.stream().mapToInt(Parcel::bytes).sum();
            Violation.unless(
                    bytes <= Math.max(bounds.bytes(), 5_000) + bounds.reserveBytes() + FAREWELL_BYTES,
                    "an outbox held %d bytes",
                    bytes);
        }
        for (Parcel parcel : parcels) {
            down(parcel);
            if (queue.bites(Bug.PARCEL_DOUBLED, 0.01)) {
                down(parcel);
            }
        }
        if (outbox.isFinished()) {
            ended = true;
            arrive("closed", () -> client.closed(this));
        } else if (!outbox.isEmpty()) {
            transport.wake("more", this::drain);
        }
    }

    private void down(Parcel parcel) {
        String json = parcel.json();
        arrive(
                json.substring(0, Math.min(json.length(), SHOWN)),
                () -> JsonCodec.decodeMessages(json).forEach(message -> client.heard(this, message)));
    }

    private void arrive(String what, Runnable step) {
        lastDown = Math.max(lastDown + 1, queue.micros() + queue.weather().networkMicros());
        queue.in(until(lastDown), transport.name(), what, () -> {
            if (!cutByClient) {
                step.run();
            }
        });
    }

    private Duration until(long micros) {
        return Duration.ofNanos(1000 * (micros - queue.micros()));
    }

    /** The client stops reading, or goes on. */
    void read(boolean on) {
        reading = on;
        if (on) {
            transport.wake("reads", this::drain);
        }
    }

    /** The client is gone; the server hears of it {@code after} a while, or by itself. */
    void cut(Optional<Duration> after) {
        cutByClient = true;
        after.ifPresent(time -> queue.in(time, transport.name(), "reset", () -> transport.wake("lost", this::lose)));
    }

    private void lose() {
        if (!lost) {
            lost = true;
            outbox.abandon();
            if (!delivering) {
                tellLost();
            }
        }
    }

    private void tellLost() {
        if (!lostTold) {
            lostTold = true;
            session.ifPresent(to -> to.lost(outbox));
        }
    }

    /** The process is gone. */
    void broken() {
        arrive("broken", () -> client.closed(this));
    }
}
