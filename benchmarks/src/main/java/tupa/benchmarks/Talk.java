package tupa.benchmarks;

import java.time.Instant;
import java.util.Optional;
import tupa.core.room.EventView;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** What people write to each other, of the usual size, so that all benchmarks speak of the same. */
public final class Talk {
    public static final RoomName ROOM = new RoomName("lobby");
    public static final String EPOCH = "0f8fad5bd9cb469f";
    public static final String TEXT = "about as long as what people write to each other, 70 characters or so";

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final EventView VIEW = new EventView(RoomKey.of(ROOM), EPOCH);

    private Talk() {}

    public static UserId user(long number) {
        return new UserId("g-%016x".formatted(number));
    }

    public static Cid cid(long number) {
        return new Cid("c0ffee00-0000-4000-8000-%012d".formatted(number));
    }

    /** No two numbers make the same one. */
    public static Entry entry(long number) {
        return new Entry(user(number % 50), new Nick("alice"), Optional.empty(), EntryKind.TEXT, cid(number), TEXT);
    }

    /** A millisecond after the one before it, as events of different batches are. */
    public static StoredEvent stored(long seq, Entry entry) {
        return new StoredEvent(seq, NOON.plusMillis(seq), entry);
    }

    public static Event message(long seq) {
        Entry entry = entry(seq);
        return VIEW.of(stored(seq, entry), entry.author());
    }
}
