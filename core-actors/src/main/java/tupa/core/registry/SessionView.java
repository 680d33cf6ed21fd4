package tupa.core.registry;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tupa.core.connection.Outbox;
import tupa.wire.Member;
import tupa.wire.RoomName;

/**
 * A session as an operator sees it; whom its user talks to in private is no operator's business.
 *
 * @param until when it ends, unless its user comes back before; present while he has no connection
 */
public record SessionView(Member member, Optional<Connected> connected, Optional<Instant> until, List<RoomName> rooms) {
    /** The connection a session has, and what waits to be written to it. */
    public record Connected(InetSocketAddress peer, Instant since, Outbox.Waiting waiting) {}

    public SessionView {
        rooms = List.copyOf(rooms);
    }
}
