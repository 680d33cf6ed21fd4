package tupa.core.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import tupa.wire.CloseReason;
import tupa.wire.Incoming;

/**
 * The part of a connection that is alike for every transport: what the peer asks is handed to his session, one portion at a
 * time, and he is held back meanwhile; what waits for him is taken out of his outbox; and whoever is waited for too long, or
 * is as good as gone, is let go. For one thread.
 */
public final class Exchange {
    /**
     * How long is waited.
     *
     * @param parts until a message that has begun is complete
     * @param idle while nothing comes, or nothing that waits is taken
     * @param session until the session has taken up what it was given
     * @param linger while nothing more is written than has been, once the last word was said
     */
    public record Limits(Duration parts, Duration idle, Duration session, Duration linger) {}

    private static final Set<CloseReason> OFFENCES = EnumSet.of(
            CloseReason.BAD_REQUESTS,
            CloseReason.HELLO_REQUIRED,
            CloseReason.FLOOD,
            CloseReason.FRAME_TOO_LARGE,
            CloseReason.PROTOCOL_ERROR,
            CloseReason.UNSUPPORTED);

    /** Requests handed over together: what came in one read may be thousands, and each needs memory. */
    private static final int REQUESTS_MAX = 256;

    /** So much is written at once when it waits. More would only make others wait. */
    private static final int WRITE_MAX = 64 * 1024;

    private final Outbox outbox;
    private final SessionLink session;
    private final Liveness liveness;
    private final Waiting waiting;
    private final List<Incoming> heard = new ArrayList<>();
    private boolean delivering = true;
    private boolean unfinished;

    /** There was something to write when that was asked last: until it is asked again, there may be more. */
    private boolean behind;

    /** @param nanos a clock that never goes back */
    public Exchange(Outbox outbox, SessionLink session, Limits limits, LongSupplier nanos) {
        this.outbox = outbox;
        this.session = session;
        this.waiting = new Waiting(limits, nanos);
        this.liveness = new Liveness(outbox, limits.idle(), nanos);
    }

    /**
     * The session is asked for.
     *
     * @param wake the transport, whenever something is there to be written
     * @param by the thread of the transport, as {@link Outbox#wakeWith(Runnable, Executor)} says
     * @param readOn is to lead to {@link #taken} in the connection's turn, before more is read
     */
    public void begin(Runnable wake, Executor by, Runnable readOn) {
        outbox.wakeWith(wake, by);
        session.connect(readOn);
    }

    /** The session is there, or has taken up what it was given. */
    public void taken() {
        delivering = false;
        liveness.heard();
    }

    /** Something came from the peer, whatever it is. */
    public void came() {
        liveness.heard();
    }

    /** Whether the peer may be read from. After the last word he is, until he has read it, but not listened to. */
    public boolean isListening() {
        return !delivering || outbox.isClosed();
    }

    /** Whether more may be heard before it is handed over. */
    public boolean hasRoom() {
        return isListening() && heard.size() < REQUESTS_MAX;
    }

    /** Takes what the peer asked. Whoever talks on after the last word is given no more time to read it. */
    public void hear(List<Incoming> requests) {
        if (!requests.isEmpty() && !outbox.isClosed()) {
            waiting.progress();
            heard.addAll(requests);
        }
    }

    /**
     * Hands over what was heard, if anything was and what was handed over before is {@link #taken}; then nothing is to be
     * read before this is.
     *
     * @param rest whether a message has begun of which more must come
     */
    public void handOver(boolean rest) {
        unfinished = rest;
        if (!delivering && !heard.isEmpty()) {
            delivering = true;
            List<Incoming> requests = List.copyOf(heard);
            heard.clear();
            session.heard(requests);
        }
    }

    /** What is to be written next of what waits. */
    public List<Parcel> take() {
        return outbox.take(WRITE_MAX);
    }

    /** To be told, whenever the transport was asked for something to write, whether there was. */
    public void wrote(boolean something) {
        behind = something;
        if (behind && outbox.isClosed()) {
            // Only of the goodbye: what a peer is told, a pong even, brings the rest of his message no nearer.
            waiting.progress();
        }
    }

    /** The last word was said for something that no honest program does. */
    public boolean isOffence() {
        return outbox.farewell().filter(OFFENCES::contains).isPresent();
    }

    /**
     * Nothing is waited for but what the peer may do next: all that follows from having written everything to him is that
     * {@link #patience} may be longer.
     */
    public boolean isSteady() {
        return !delivering && !outbox.isClosed();
    }

    /** Nanoseconds until {@link #late} if nothing happens before. */
    public long patience() {
        waiting.on(reason());
        return outbox.isClosed() ? waiting.left() : Math.min(waiting.left(), liveness.left(behind));
    }

    private Waiting.Reason reason() {
        if (outbox.isClosed()) {
            return Waiting.Reason.GOODBYE;
        }
        if (delivering) {
            return Waiting.Reason.SESSION;
        }
        return unfinished ? Waiting.Reason.REST_OF_MESSAGE : Waiting.Reason.NOTHING;
    }

    /** The time told by {@link #patience} is over. Whether there is nothing left to do but to cut the connection. */
    public boolean late() {
        if (!outbox.isClosed() && liveness.left(behind) <= 0) {
            check();
        }
        Waiting.Reason overdue = waiting.overdue();
        if (overdue == Waiting.Reason.SESSION) {
            session.end(CloseReason.INTERNAL);
        } else if (overdue == Waiting.Reason.REST_OF_MESSAGE) {
            session.end(CloseReason.PROTOCOL_ERROR);
        }
        return overdue == Waiting.Reason.GOODBYE;
    }

    /** Whoever waits for his session is not to blame for being quiet. */
    private void check() {
        if (delivering) {
            liveness.heard();
        }
        liveness.check().ifPresent(session::end);
    }

    /** For so long nothing had come when that was looked at last that it is time to ask whether anybody is there. */
    public boolean isQuiet() {
        return liveness.isQuiet();
    }

    /** The peer is told why, and that is the last that he hears. */
    public void end(CloseReason reason) {
        session.end(reason);
    }

    /** The connection is gone. */
    public void lost() {
        session.lost();
    }
}
