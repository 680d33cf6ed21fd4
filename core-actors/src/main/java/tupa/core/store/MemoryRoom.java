package tupa.core.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** One room's history in memory. Not safe for threads. */
final class MemoryRoom {
    private final RoomId id;
    private final String epoch;
    private final NavigableMap<Long, StoredEvent> events = new TreeMap<>();
    private final Map<Signature, StoredEvent> bySignature = new HashMap<>();
    private String topic = "";

    MemoryRoom(RoomId id, String epoch) {
        this.id = id;
        this.epoch = epoch;
    }

    RoomId id() {
        return id;
    }

    OpenedRoom opened(int recent) {
        Instant newestTs = Optional.ofNullable(events.lastEntry())
                .map(e -> e.getValue().ts())
                .orElse(Instant.EPOCH);
        return new OpenedRoom(
                id,
                epoch,
                newest(),
                oldest(),
                newestTs,
                topic,
                before(Long.MAX_VALUE, recent).events());
    }

    Outcome append(Append batch) {
        Optional<Outcome> verdict = Verdict.on(batch, standing(batch.events()), originals(batch.events()));
        if (verdict.isPresent()) {
            return verdict.get();
        }
        batch.events().forEach(this::store);
        return new Outcome.Committed();
    }

    Page after(long after, long upTo, int limit) {
        List<StoredEvent> found = upTo <= after
                ? List.of()
                : events.subMap(after, false, upTo, true).values().stream()
                        .limit(Math.max(0, limit))
                        .toList();
        return new Page(found, oldest(), newest());
    }

    Page before(long before, int limit) {
        List<StoredEvent> found = new ArrayList<>(events.headMap(before, false).descendingMap().values().stream()
                .limit(Math.max(0, limit))
                .toList());
        Collections.reverse(found);
        return new Page(found, oldest(), newest());
    }

    Cut cut(Keep keep) {
        long oldest = oldest();
        return new Cut(oldest, events.isEmpty() ? oldest : keep.firstKept(oldest, newest(), this::timeOf));
    }

    private Instant timeOf(long seq) {
        return Objects.requireNonNull(events.get(seq)).ts();
    }

    int prune(long below, int limit) {
        List<StoredEvent> gone = events.headMap(Math.min(below, newest()), false).values().stream()
                .limit(Math.max(0, limit))
                .toList();
        gone.forEach(event -> {
            events.remove(event.seq());
            bySignature.remove(Signature.of(event));
        });
        return gone.size();
    }

    private long newest() {
        return events.isEmpty() ? 0 : events.lastKey();
    }

    private long oldest() {
        return events.isEmpty() ? 1 : events.firstKey();
    }

    private void store(StoredEvent event) {
        events.put(event.seq(), event);
        bySignature.put(Signature.of(event), event);
        if (event.entry().kind() == EntryKind.TOPIC) {
            topic = event.entry().text();
        }
    }

    private List<StoredEvent> standing(List<StoredEvent> batch) {
        long first = batch.get(0).seq();
        return List.copyOf(events.subMap(first, first + batch.size()).values());
    }

    private Map<Integer, StoredEvent> originals(List<StoredEvent> batch) {
        Map<Integer, StoredEvent> originals = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            StoredEvent original = bySignature.get(Signature.of(batch.get(i)));
            if (original != null) {
                originals.put(i, original);
            }
        }
        return originals;
    }
}
