package tupa.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * What must be known of a session to give it back after a restart.
 *
 * @param tokenHash SHA-256 of the token, in lower-case hex; the token itself is stored nowhere
 * @param expires when it ends unless its user comes back, in milliseconds; empty while he is connected
 */
public record SessionRow(
        UserId user, Nick nick, Status status, String tokenHash, List<Joined> rooms, Optional<Instant> expires) {
    /** A room of the session, and the position from which on the session may see its events. */
    public record Joined(RoomKey room, long since, String epoch) {}

    public SessionRow {
        rooms = List.copyOf(rooms);
        expires = expires.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }
}
