package tupa.core.session;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.registry.SessionView;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Reply;

/** One connection of a session: its way out, and the requests that came from it and wait for their turn. */
final class Attachment {
    private final Outbox outbox;
    private final InetSocketAddress peer;
    private final Instant since;
    private final Deque<Incoming> waiting = new ArrayDeque<>();
    private Optional<Runnable> taken = Optional.empty();
    private boolean busy;
    private boolean welcomed;

    Attachment(Outbox outbox, InetSocketAddress peer, Instant since) {
        this.outbox = outbox;
        this.peer = peer;
        this.since = since;
    }

    Outbox outbox() {
        return outbox;
    }

    SessionView.Connected view() {
        return new SessionView.Connected(peer, since, outbox.waiting());
    }

    /** Takes what the peer wrote; {@code allTaken} runs when the last of it has been taken up. */
    void received(List<Incoming> requests, Runnable allTaken) {
        waiting.addAll(requests);
        taken = Optional.of(allTaken);
    }

    /** The next request, unless one is being worked on or none waits; then the transport may read on. */
    Optional<Incoming> next() {
        if (busy) {
            return Optional.empty();
        }
        Optional<Incoming> next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) {
            release();
        }
        return next;
    }

    void welcomed() {
        welcomed = true;
    }

    boolean isWelcomed() {
        return welcomed;
    }

    /** Nothing else is begun until {@link #done}. */
    void begin() {
        busy = true;
    }

    void done() {
        busy = false;
    }

    /** The requests that wait, for whoever takes them over. */
    List<Incoming> waiting() {
        return List.copyOf(waiting);
    }

    /** The peer is gone: what he asked last is not begun any more. */
    void abandon() {
        waiting.clear();
        release();
    }

    /** Lets a transport go that waits to be told that it may read on. */
    void release() {
        Optional<Runnable> waiter = taken;
        taken = Optional.empty();
        waiter.ifPresent(Runnable::run);
    }

    /** Says what a request is answered with. A peer who does not even read his answers is let go. */
    void answer(Optional<String> re, Reply reply) {
        if (!outbox.answer(Parcel.answer(re, reply))) {
            close(Event.Bye.of(CloseReason.SLOW_CONSUMER));
        }
    }

    void say(Event event) {
        if (!outbox.answer(Parcel.of(event))) {
            close(Event.Bye.of(CloseReason.SLOW_CONSUMER));
        }
    }

    void close(Event.Bye bye) {
        waiting.clear();
        outbox.close(bye);
        release();
    }
}
