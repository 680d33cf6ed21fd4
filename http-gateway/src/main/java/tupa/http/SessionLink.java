package tupa.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;
import tupa.core.Guardian;
import tupa.core.connection.Connection;
import tupa.core.connection.Connection.Taken;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Reply;

/**
 * The line from one connection to the session behind it, which may change with any answer. What is said is heard in
 * order; when the session does not answer, the connection is told goodbye. Any thread may call it.
 */
final class SessionLink {
    private final ActorSystem<?> system;
    private final Outbox outbox;
    private final Duration patience;
    private CompletionStage<ActorRef<Connection>> session = new CompletableFuture<>();
    private volatile Optional<ActorRef<Connection>> latest = Optional.empty();

    SessionLink(ActorSystem<?> system, Outbox outbox, Duration patience) {
        this.system = system;
        this.outbox = outbox;
        this.patience = patience;
    }

    synchronized void connect(ActorRef<Guardian.Command> guardian, InetSocketAddress peer) {
        session = ask(guardian, replyTo -> new Guardian.Connect(peer, outbox, replyTo));
    }

    /** Hands over what the peer wrote. Completes, never with a failure, when more may be read. */
    synchronized CompletionStage<Done> deliver(List<Incoming> requests) {
        session = session.thenCompose(
                to -> ask(to, (ActorRef<Taken> replyTo) -> new Connection.Received(outbox, requests, replyTo)));
        return session.handle((to, failure) -> Done.getInstance());
    }

    /** The last word to the peer, unless one was said already. */
    void end(CloseReason reason) {
        outbox.close(Parcel.of(Event.Bye.of(reason)));
    }

    /** The peer wrote more than anybody will look at. */
    void endAsTooLarge() {
        outbox.answer(Parcel.answer(Optional.empty(), Reply.Refusal.of(ErrorCode.FRAME_TOO_LARGE)));
        end(CloseReason.FRAME_TOO_LARGE);
    }

    /** The socket is gone: says so to whichever session is behind it once everything before it was heard. */
    synchronized void lost() {
        outbox.abandon();
        session.whenComplete((to, failure) -> latest.ifPresent(last -> last.tell(new Connection.Lost(outbox))));
    }

    private <T> CompletionStage<ActorRef<Connection>> ask(ActorRef<T> to, Function<ActorRef<Taken>, T> question) {
        return AskPattern.<T, Taken>ask(to, question, patience, system.scheduler())
                .thenApply(this::goOnWith)
                .whenComplete((next, failure) -> {
                    if (failure != null) {
                        end(CloseReason.INTERNAL);
                    }
                });
    }

    private ActorRef<Connection> goOnWith(Taken taken) {
        latest = Optional.of(taken.session());
        return taken.session();
    }
}
