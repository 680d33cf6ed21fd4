package tupa.core.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tupa.core.registry.UserRegistry;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;

/**
 * Which stored sessions come back at a start, and which are over: those whose time has run out, and of the others, who are
 * all without a connection now, as many as are too many. Those who were without for the longest time go first.
 *
 * @param alive the one that has been without a connection longest first
 */
public record StoredSessions(List<SessionRow> alive, List<SessionRow> expired, List<SessionRow> excess) {
    public StoredSessions {
        alive = List.copyOf(alive);
        expired = List.copyOf(expired);
        excess = List.copyOf(excess);
    }

    public static StoredSessions of(List<SessionRow> rows, UserRegistry.Bounds bounds, Instant now) {
        List<SessionRow> expired = new ArrayList<>();
        List<SessionRow> alive = new ArrayList<>();
        for (SessionRow row : rows) {
            boolean over = row.expires().filter(now::isAfter).isPresent();
            (over ? expired : alive).add(row);
        }
        // Whoever was connected to the last moment has no time to his row.
        alive.sort(Comparator.comparing(row -> row.expires().orElse(Instant.MAX)));
        int excess = Math.max(0, alive.size() - Math.min(bounds.sessions(), bounds.detached()));
        return new StoredSessions(alive.subList(excess, alive.size()), expired, alive.subList(0, excess));
    }

    /** How many of those who come back are in each public room. */
    public Map<RoomKey, Integer> members() {
        Map<RoomKey, Integer> members = new HashMap<>();
        for (SessionRow row : alive) {
            row.rooms().stream()
                    .map(SessionRow.Joined::room)
                    .filter(room -> !room.isPrivate())
                    .forEach(room -> members.merge(room, 1, Integer::sum));
        }
        return members;
    }
}
