package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.StoredEvent;
import tupa.core.testing.Some;
import tupa.wire.Cid;
import tupa.wire.Nick;
import tupa.wire.UserId;

/**
 * What an event costs that a room or its relay keeps in memory. For how many of them is the property {@code
 * tests.cost.messages}: 20,000 unless told otherwise.
 */
final class RememberedCostTest {
    private static final int EVENTS = Integer.getInteger("tests.cost.messages", 20_000);
    private static final String TEXT = "about as long as what people write to each other, 70 characters or so";

    /** Beyond it the table in docs/operations.md would no longer be true. */
    private static final long BYTES_MAX = 2000;

    private final List<Object> kept = new ArrayList<>();

    @Test
    void a_remembered_cid_costs_less_than_two_kilobytes_with_its_message() {
        long bytes = cost(() -> new RecentCids(EVENTS), cids -> {
            for (int seq = 1; seq <= EVENTS; seq++) {
                cids.remember(event(seq));
            }
        });

        System.out.printf("%d bytes of heap for a remembered cid with its message%n", bytes);
        assertThat(bytes).isBetween(100L, BYTES_MAX);
    }

    @Test
    void an_event_kept_encoded_costs_less_than_two_kilobytes() {
        EventView view = new EventView(Some.LOBBY, Some.EPOCH);
        long bytes = cost(() -> new RelayMemory(view, EVENTS, Integer.MAX_VALUE, 0), memory -> {
            for (int seq = 1; seq <= EVENTS; seq++) {
                memory.add(event(seq));
            }
        });

        System.out.printf("%d bytes of heap for an event that a relay keeps%n", bytes);
        assertThat(bytes).isBetween(100L, BYTES_MAX);
    }

    /** Everything anew, as it comes from the codec. */
    private static StoredEvent event(long seq) {
        Entry entry = new Entry(
                new UserId("g-%016x".formatted(seq % 50)),
                new Nick("alice"),
                Optional.empty(),
                EntryKind.TEXT,
                new Cid("c0ffee00-0000-4000-8000-%012d".formatted(seq)),
                TEXT.substring(10) + "%010d".formatted(seq));
        return new StoredEvent(seq, Some.NOON.plusMillis(seq), entry);
    }

    private <T> long cost(Supplier<T> empty, Consumer<T> fill) {
        fill.accept(empty.get());
        T what = empty.get();
        kept.add(what);
        long before = heap();
        fill.accept(what);
        return (heap() - before) / EVENTS;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
