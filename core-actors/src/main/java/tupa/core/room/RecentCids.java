package tupa.core.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tupa.core.store.Entry;
import tupa.core.store.StoredEvent;

/** The newest stored events by author and cid, so that an immediate retry is answered without the database. */
final class RecentCids {
    private final Map<CidKey, StoredEvent> events;

    RecentCids(int max) {
        events = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<CidKey, StoredEvent> eldest) {
                return size() > max;
            }
        };
    }

    void remember(StoredEvent event) {
        events.put(CidKey.of(event.entry()), event);
    }

    Optional<StoredEvent> find(Entry entry) {
        return Optional.ofNullable(events.get(CidKey.of(entry)));
    }
}
