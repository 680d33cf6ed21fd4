package tupa.core;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.connection.Connection;
import tupa.core.connection.Newcomer;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.connection.SessionLink;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Reply;

/**
 * The line from one connection to the session behind it, which may change with any answer. It outlives the connection by
 * one answer, so that whichever session is behind it then hears that the connection is lost. Any thread may call it.
 */
public final class ActorSessionLink implements SessionLink, Connection.Reader {
    private final ActorRef<Guardian.Command> guardian;
    private final InetSocketAddress address;
    private final Outbox outbox;
    private final Duration helloWithin;
    private final boolean resumable;
    private Optional<ActorRef<Connection>> session = Optional.empty();
    private boolean waiting = true;
    private boolean lost;
    private Runnable readOn = () -> {};

    private ActorSessionLink(
            ActorRef<Guardian.Command> guardian,
            InetSocketAddress address,
            Outbox outbox,
            Duration helloWithin,
            boolean resumable) {
        this.guardian = guardian;
        this.address = address;
        this.outbox = outbox;
        this.helloWithin = helloWithin;
        this.resumable = resumable;
    }

    /**
     * Of a peer who may come back to his session on another connection.
     *
     * @param address where he comes from
     * @param outbox the way out to him
     * @param helloWithin the time he has to say hello
     */
    public static ActorSessionLink resumable(
            ActorRef<Guardian.Command> guardian, InetSocketAddress address, Outbox outbox, Duration helloWithin) {
        return new ActorSessionLink(guardian, address, outbox, helloWithin, true);
    }

    /** The same of a peer whose session ends with this connection. */
    public static ActorSessionLink passing(
            ActorRef<Guardian.Command> guardian, InetSocketAddress address, Outbox outbox, Duration helloWithin) {
        return new ActorSessionLink(guardian, address, outbox, helloWithin, false);
    }

    @Override
    public void connect(Runnable whenTaken) {
        readOn = whenTaken;
        guardian.tell(new Guardian.Connect(new Newcomer(address, outbox, helloWithin, resumable, this)));
    }

    @Override
    public synchronized void heard(List<Incoming> requests) {
        waiting = true;
        session.ifPresent(to -> to.tell(new Connection.Received(outbox, requests, this)));
    }

    @Override
    public void tell(Connection.Taken taken) {
        synchronized (this) {
            session = Optional.of(taken.session());
            waiting = false;
            if (lost) {
                sayLost();
                return;
            }
        }
        readOn.run();
    }

    @Override
    public void end(CloseReason reason) {
        if (reason == CloseReason.FRAME_TOO_LARGE) {
            outbox.answer(Parcel.answer(Optional.empty(), Reply.Refusal.of(ErrorCode.FRAME_TOO_LARGE)));
        }
        outbox.close(Event.Bye.of(reason));
    }

    @Override
    public synchronized void lost() {
        outbox.abandon();
        if (!lost && !waiting) {
            sayLost();
        }
        lost = true;
    }

    private void sayLost() {
        session.ifPresent(to -> to.tell(new Connection.Lost(outbox)));
    }
}
