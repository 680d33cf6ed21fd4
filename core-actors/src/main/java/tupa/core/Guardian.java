package tupa.core;

import java.net.InetSocketAddress;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.connection.Connection;
import tupa.core.connection.Outbox;

/** Starts and supervises everything else. The one public entry into the core. */
public final class Guardian {
    private Guardian() {}

    public sealed interface Command {}

    /** A transport has a new peer. Answered with the session to talk to, which expects a {@code hello} first. */
    public record Connect(InetSocketAddress peer, Outbox outbox, ActorRef<Connection.Taken> replyTo)
            implements Command {}

    /** Answered when every stored session is back and connections may come. */
    public record AwaitServing(ActorRef<Done> replyTo) implements Command {}

    /** Answered with whether new peers are welcome right now. */
    public record AskReady(ActorRef<Readiness> replyTo) implements Command {}

    /** Settle, say goodbye to everybody and stop. Answered when every session is told and every pending post answered. */
    public record Drain(ActorRef<Done> replyTo) implements Command {}

    public enum Readiness {
        STARTING,
        SERVING,
        DRAINING
    }
}
