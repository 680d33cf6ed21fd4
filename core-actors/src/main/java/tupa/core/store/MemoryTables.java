package tupa.core.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import tupa.wire.UserId;

/** Every room and session row of a store that keeps nothing on disk. Safe for threads, one caller at a time. */
final class MemoryTables {
    private final Supplier<String> epochs;
    private final Map<RoomKey, MemoryRoom> byKey = new LinkedHashMap<>();
    private final List<MemoryRoom> byId = new ArrayList<>();
    private final Map<UserId, SessionRow> sessions = new LinkedHashMap<>();

    MemoryTables(Supplier<String> epochs) {
        this.epochs = epochs;
    }

    synchronized OpenedRoom open(RoomKey key, int recent) {
        return byKey.computeIfAbsent(key, unknown -> create()).opened(recent);
    }

    /** A batch for a room that was never opened here is {@link Outcome.Fenced}: it belongs to another store. */
    synchronized Outcome append(Append batch) {
        return find(batch.room()).map(room -> room.append(batch)).orElseGet(Outcome.Fenced::new);
    }

    synchronized Page after(RoomId room, long after, long upTo, int limit) {
        return find(room).map(found -> found.after(after, upTo, limit)).orElseGet(MemoryTables::nothing);
    }

    synchronized Page before(RoomId room, long before, int limit) {
        return find(room).map(found -> found.before(before, limit)).orElseGet(MemoryTables::nothing);
    }

    synchronized List<LoggedRoom> rooms(RoomId after, int limit) {
        return byKey.keySet().stream()
                .skip(after.value())
                .limit(Math.max(0, limit))
                .map(key -> new LoggedRoom(idOf(key), key))
                .toList();
    }

    synchronized Cut cut(RoomId room, Keep keep) {
        return find(room).map(found -> found.cut(keep)).orElseGet(() -> new Cut(1, 1));
    }

    synchronized int prune(RoomId room, long below, int limit) {
        return find(room).map(found -> found.prune(below, limit)).orElse(0);
    }

    synchronized void save(SessionRow row) {
        sessions.put(row.user(), row);
    }

    synchronized void delete(UserId user) {
        sessions.remove(user);
    }

    synchronized List<SessionRow> sessions() {
        return List.copyOf(sessions.values());
    }

    private RoomId idOf(RoomKey key) {
        return Objects.requireNonNull(byKey.get(key)).id();
    }

    private MemoryRoom create() {
        MemoryRoom room = new MemoryRoom(new RoomId(byId.size() + 1L), epochs.get());
        byId.add(room);
        return room;
    }

    private Optional<MemoryRoom> find(RoomId room) {
        return room.value() < 1 || room.value() > byId.size()
                ? Optional.empty()
                : Optional.of(byId.get((int) room.value() - 1));
    }

    private static Page nothing() {
        return new Page(List.of(), 1, 0);
    }
}
