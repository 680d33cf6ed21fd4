package tupa.core.registry;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.connection.Connection;
import tupa.core.connection.Outbox;
import tupa.wire.Incoming;
import tupa.wire.Member;
import tupa.wire.Person;
import tupa.wire.Request;

/** What a session is told by another actor that found it in the registry. */
public sealed interface Summons {
    /** The session's user is back on this connection, with this {@code hello}, whose id is {@code re}, and what came in
     * the {@code rest} of the same frame. Answered with whether the session is still there to take it; then {@code reader}
     * is told when that frame is taken up. */
    record Attach(
            InetSocketAddress peer,
            Outbox outbox,
            Optional<String> re,
            Request.Hello hello,
            List<Incoming> rest,
            Connection.Reader reader,
            ActorRef<Boolean> accepted)
            implements Summons {}

    /**
     * Somebody wants to talk to the session's user in private. Answered with true once the conversation is among the
     * session's stored rooms, so that no word said after that can pass it by; with false when it cannot be.
     */
    record Invite(Person from, ActorRef<Boolean> replyTo) implements Summons {}

    /**
     * Too many are without a connection, and this session has been so for the longest time: it ends as if its resume
     * window were over, unless that is no longer the one that closes at {@code until}.
     */
    record Lapse(Instant until) implements Summons {}

    /**
     * An operator ends the session. Answered with whose it was when its nick is free; empty when it was over before.
     *
     * @param reason for its user; may be empty
     */
    record Remove(String reason, ActorRef<Optional<Member>> replyTo) implements Summons {}

    /** An operator asks how the session stands. */
    record Describe(ActorRef<SessionView> replyTo) implements Summons {}
}
