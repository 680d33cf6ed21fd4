package tupa.core.store;

import java.time.Instant;
import java.util.List;

/**
 * A room as the log has it.
 *
 * @param epoch names this history; another epoch is another history
 * @param newest the newest stored seq, 0 when nothing is stored
 * @param oldest the oldest stored seq, {@code newest + 1} when nothing is stored
 * @param newestTs when the newest was stored, the epoch's beginning when nothing is
 * @param recent the newest events in ascending order, at most as many as were asked for
 */
public record OpenedRoom(
        RoomId id, String epoch, long newest, long oldest, Instant newestTs, String topic, List<StoredEvent> recent) {
    public OpenedRoom {
        recent = List.copyOf(recent);
    }
}
