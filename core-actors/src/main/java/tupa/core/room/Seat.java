package tupa.core.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.RoomAddress;
import tupa.wire.UserId;

/**
 * A member's place in one room on one connection, and the guard at the last hop: it knows the last event this member was
 * given and accepts nothing but the next one. No fault above it, a stale relay, a replayed batch, a room that came back,
 * can show a member an event twice or out of order; it can only leave him behind, and whoever is behind is fed from the
 * log. It belongs to the session, which hands it to every incarnation of the room's relay. Thread-safe.
 */
public final class Seat {
    /** What became of an offer. */
    enum Verdict {
        TAKEN,
        /** It does not begin with the next event. */
        NOT_NEXT,
        /** The connection has no room now; the relay is called back. */
        REFUSED,
        CLOSED
    }

    /** Nobody has a reason to ask so often before he is answered. */
    private static final int OWED_MAX = 100;

    private static final long RETRY_MS = 1000;

    private final RoomAddress room;
    private final UserId user;
    private final Outbox outbox;
    private long accepted;
    private boolean begun;
    private boolean toldLive;
    private boolean ended;

    /** Requests to join that are to be answered though he is in the room; whichever relay is there does it, once. */
    private final Deque<String> owed = new ArrayDeque<>();

    /** A seat for {@code user}, who names the room {@code room}, on the connection behind {@code outbox}. */
    public Seat(RoomAddress room, UserId user, Outbox outbox) {
        this.room = room;
        this.user = user;
        this.outbox = outbox;
    }

    RoomAddress room() {
        return room;
    }

    public UserId user() {
        return user;
    }

    /** Who takes out what is offered, as {@link Outbox#servedBy}. */
    Executor servedBy() {
        return outbox.servedBy();
    }

    /** The seq of the last event this member was given here. */
    synchronized long accepted() {
        return accepted;
    }

    /** Begins after {@code seq}: what the member has seen before, or does not want to see. */
    synchronized void beginAfter(long seq) {
        accepted = seq;
        begun = true;
    }

    /** Whether a relay has taken it up, so that what it accepted says what its member has. */
    public synchronized boolean hasBegun() {
        return begun;
    }

    /** How much of the room's events it should be offered at once. */
    Outbox.Portion portion() {
        return outbox.portion();
    }

    /** Passes over events that are gone; the member is told with {@code gap}. */
    synchronized void skipTo(long seq, Event.Gap gap) {
        if (seq > accepted && say(gap)) {
            accepted = seq;
        }
    }

    /**
     * The stay is over: from now on nothing reaches the member here, however late a relay hears that he left. What no relay
     * has answered by now is refused.
     */
    public synchronized void end() {
        owed.forEach(re -> answer(Parcel.answer(Optional.of(re), Reply.Refusal.of(ErrorCode.BUSY, RETRY_MS))));
        owed.clear();
        ended = true;
    }

    /** Offers the events {@code first} to {@code last}. */
    synchronized Verdict offer(long first, long last, Parcel parcel, Runnable belowHalf) {
        if (ended) {
            return Verdict.CLOSED;
        }
        if (first != accepted + 1) {
            return Verdict.NOT_NEXT;
        }
        return switch (outbox.offer(parcel, belowHalf)) {
            case ACCEPTED -> {
                accepted = last;
                yield Verdict.TAKEN;
            }
            case REFUSED -> Verdict.REFUSED;
            case CLOSED -> Verdict.CLOSED;
        };
    }

    /** Offers what nobody misses. */
    synchronized boolean hint(Parcel parcel) {
        return !ended && outbox.hint(parcel);
    }

    /** Says what must be heard; a connection that cannot even take that is closed, and its user resumes on the next. */
    synchronized boolean answer(Parcel parcel) {
        boolean taken = ended || outbox.answer(parcel);
        if (!taken) {
            outbox.close(Event.Bye.of(CloseReason.SLOW_CONSUMER));
        }
        return taken;
    }

    /** Says what must be heard, after all that was given to the seat before. */
    public boolean say(Event event) {
        return answer(Parcel.of(event));
    }

    /** The member has everything up to {@code seq}, or more than the relay has: he is told unless he knows. */
    synchronized void tellLive(long seq) {
        if (!toldLive) {
            toldLive = say(live(seq));
        }
    }

    private Event.Live live(long seq) {
        return new Event.Live(room, Math.max(seq, accepted));
    }

    /** The member is behind a room whose newest event is {@code seq}: he is told once. */
    synchronized void tellLagging(long seq) {
        if (toldLive) {
            toldLive = false;
            say(new Event.Lagging(room, seq));
        }
    }

    /** The request {@code re} to join is to be answered at this seat; false when too many wait for that already. */
    public synchronized boolean owe(String re) {
        return owed.size() < OWED_MAX && owed.add(re);
    }

    synchronized boolean isOwed() {
        return !owed.isEmpty();
    }

    /** Answers with {@code done} whatever is owed; {@code live} follows, now or as he becomes level. */
    synchronized void payOwed(Function<String, Parcel> done, boolean level, long seq) {
        while (!owed.isEmpty()) {
            Parcel answer = done.apply(owed.element());
            owed.remove();
            answer(answer);
        }
        if (!level) {
            toldLive = false;
        } else if (toldLive) {
            say(live(seq));
        }
    }

    synchronized boolean isClosed() {
        return ended || outbox.isClosed();
    }
}
