package tupa.core.connection;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A new connection, of whom nothing is known yet.
 *
 * @param peer where he comes from
 * @param outbox the way out to him
 * @param helloWithin the time he has to say hello, and again after one that was refused; a person who types needs more
 * @param resumable whether he may come back to his session on another connection; otherwise it ends with this one
 * @param reader is told which session is behind the connection
 */
public record Newcomer(
        InetSocketAddress peer, Outbox outbox, Duration helloWithin, boolean resumable, Connection.Reader reader) {}
