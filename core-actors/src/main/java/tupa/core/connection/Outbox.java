package tupa.core.connection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import tupa.wire.CloseReason;
import tupa.wire.Event;

/**
 * The bounded way out of one connection. Relays and the session put parcels in, the transport takes them out. Every
 * method may be called from any thread and none blocks. Room traffic that does not fit is refused, never dropped, and
 * whoever was refused is called back once there is room again.
 */
public final class Outbox {
    /**
     * How much may wait.
     *
     * @param messages messages of all kinds
     * @param bytes their size in UTF-8
     * @param reserveBytes what answers, and the few words that must reach a peer whose outbox is full, may use beyond it
     */
    public record Bounds(int messages, int bytes, int reserveBytes) {}

    /** As much as should be offered at once. */
    public record Portion(int messages, int bytes) {}

    /** How much is waiting. */
    public record Waiting(int messages, long bytes) {}

    public enum Verdict {
        ACCEPTED,
        /** There is no room now; the caller is called back. */
        REFUSED,
        /** Nothing will be accepted any more. */
        CLOSED
    }

    /** More than that at once would only make others wait, whatever an outbox could hold. */
    private static final int PORTION_BYTES = 256 * 1024;

    /** Room for so many is made at once: mostly one waits, or a few. */
    private static final int PARCELS_LIKELY = 4;

    private static final Executor CALLER = Runnable::run;

    private final Bounds bounds;

    /** Given away as a whole to whoever takes all of it. Mostly at most one waits: a list that grows is made for the second. */
    private List<Parcel> queue = List.of();

    /** Mostly nobody: made for the first. */
    private Set<Runnable> refused = Set.of();

    private int messages;
    private long bytes;
    private long taken;

    /** Set in a synchronized step, as everything here; read without, for it is asked after every write. */
    private volatile boolean closed;

    private Optional<CloseReason> farewell = Optional.empty();
    private Runnable reader = Outbox::nothing;
    private Executor servedBy = CALLER;

    public Outbox(Bounds bounds) {
        this.bounds = bounds;
    }

    /** At most half of what may wait: so much, or a single message of any size, is always accepted after a call back. */
    public Portion portion() {
        return new Portion(Math.max(1, bounds.messages() / 2), Math.min(PORTION_BYTES, bounds.bytes() / 2));
    }

    /**
     * Offers room traffic. A refusal registers {@code belowHalf} in the same atomic step: it runs once, on the thread
     * that takes something out and leaves less than half in use. If nothing waits, so that nothing can be taken out, the
     * offer was too large and {@code belowHalf} runs on this thread before the method returns, to come back with a
     * {@link #portion}. Registering the same object again before it ran changes nothing.
     */
    public Verdict offer(Parcel parcel, Runnable belowHalf) {
        Runnable next = Outbox::nothing;
        Verdict verdict = Verdict.ACCEPTED;
        synchronized (this) {
            if (closed) {
                return Verdict.CLOSED;
            }
            if (fits(parcel, 0) || (queue.isEmpty() && parcel.messages() == 1)) {
                next = add(parcel);
            } else {
                verdict = Verdict.REFUSED;
                if (queue.isEmpty()) {
                    next = belowHalf;
                } else {
                    remember(belowHalf);
                }
            }
        }
        next.run();
        return verdict;
    }

    /** How much waits to be taken. */
    public synchronized Waiting waiting() {
        return new Waiting(messages, bytes);
    }

    /** Offers what nobody misses: it is accepted only while less than half of the outbox is in use. */
    public boolean hint(Parcel parcel) {
        Runnable next;
        synchronized (this) {
            if (closed || !isBelowHalf() || !fits(parcel, 0)) {
                return false;
            }
            next = add(parcel);
        }
        next.run();
        return true;
    }

    /** Puts in an answer, which may use the reserve. False when even that is full, or when the outbox is closed. */
    public boolean answer(Parcel parcel) {
        Runnable next;
        synchronized (this) {
            if (closed || !fits(parcel, bounds.reserveBytes())) {
                return false;
            }
            next = add(parcel);
        }
        next.run();
        return true;
    }

    /**
     * Puts in a last word, whatever waits before it, and accepts nothing after it. The transport is woken in any case: it
     * has only so much time left. Closing again changes nothing.
     */
    public void close(Event.Bye bye) {
        Parcel parcel = Parcel.of(bye);
        Runnable next;
        synchronized (this) {
            if (closed) {
                return;
            }
            add(parcel);
            next = reader;
            closed = true;
            farewell = Optional.of(bye.reason());
            refused = Set.of();
        }
        next.run();
    }

    /** Says that the transport is gone: what waits is forgotten, nothing more is accepted, and the transport let go. */
    public synchronized void abandon() {
        closed = true;
        queue = List.of();
        refused = Set.of();
        messages = 0;
        bytes = 0;
        reader = Outbox::nothing;
    }

    /** Names the wake-up of a transport that has no thread which others should know of. */
    public void wakeWith(Runnable wakeUp) {
        wakeWith(wakeUp, CALLER);
    }

    /**
     * Names the transport's wake-up, before anything is offered and then for good. It is run when the outbox ceases to be
     * empty, on the thread that put something in.
     *
     * @param by the thread on which the transport takes things out: whoever has something for many of those it serves may
     *     put it in from there, and need not wake it for each; one object for all whom it serves
     */
    public void wakeWith(Runnable wakeUp, Executor by) {
        boolean ready;
        synchronized (this) {
            reader = closed ? reader : wakeUp;
            servedBy = by;
            ready = !queue.isEmpty() || closed;
        }
        if (ready) {
            wakeUp.run();
        }
    }

    /** The thread on which things are taken out, or, where none is known, whoever calls. */
    public synchronized Executor servedBy() {
        return servedBy;
    }

    /** Takes the oldest parcels out, as many as stay within {@code maxBytes} but at least one; none when it is empty. */
    public List<Parcel> take(int maxBytes) {
        List<Parcel> parcels;
        List<Runnable> callers = List.of();
        synchronized (this) {
            // Asked after every write, and then most often empty.
            if (queue.isEmpty()) {
                return List.of();
            }
            parcels = removeUpTo(maxBytes);
            taken += parcels.size();
            if (!refused.isEmpty() && isBelowHalf()) {
                callers = List.copyOf(refused);
                refused = Set.of();
            }
        }
        callers.forEach(Runnable::run);
        return parcels;
    }

    private List<Parcel> removeAll() {
        List<Parcel> all = queue;
        queue = List.of();
        messages = 0;
        bytes = 0;
        return all;
    }

    private List<Parcel> removeUpTo(int maxBytes) {
        List<Parcel> all = queue;
        long size = 0;
        int count = 0;
        while (count < all.size() && (count == 0 || size + all.get(count).bytes() < maxBytes)) {
            size += all.get(count).bytes() + 1L;
            count++;
        }
        if (count == all.size()) {
            return removeAll();
        }
        queue = new ArrayList<>(all.subList(count, all.size()));
        for (Parcel parcel : all.subList(0, count)) {
            messages -= parcel.messages();
            bytes -= parcel.bytes();
        }
        return all.subList(0, count);
    }

    /** How many parcels were ever taken out: a number that stands still while something waits means a peer that does not read. */
    public synchronized long taken() {
        return taken;
    }

    public synchronized boolean isEmpty() {
        return queue.isEmpty();
    }

    public boolean isClosed() {
        return closed;
    }

    /** Why it was closed, once a last word was put in. */
    public synchronized Optional<CloseReason> farewell() {
        return farewell;
    }

    /** Everything was said and taken out. */
    public boolean isFinished() {
        return closed && isEmpty();
    }

    private void remember(Runnable belowHalf) {
        if (refused.isEmpty()) {
            refused = new LinkedHashSet<>();
        }
        refused.add(belowHalf);
    }

    private boolean fits(Parcel parcel, int reserve) {
        return bytes + parcel.bytes() <= bounds.bytes() + reserve
                && (reserve > 0 || messages + parcel.messages() <= bounds.messages());
    }

    private boolean isBelowHalf() {
        return messages <= bounds.messages() / 2 && bytes <= bounds.bytes() / 2;
    }

    private Runnable add(Parcel parcel) {
        boolean wasEmpty = queue.isEmpty();
        if (wasEmpty) {
            queue = List.of(parcel);
        } else {
            if (queue.size() == 1) {
                Parcel first = queue.get(0);
                queue = new ArrayList<>(PARCELS_LIKELY);
                queue.add(first);
            }
            queue.add(parcel);
        }
        messages += parcel.messages();
        bytes += parcel.bytes();
        return wasEmpty ? reader : Outbox::nothing;
    }

    private static void nothing() {}
}
