package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.core.testing.Some;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Nick;
import tupa.wire.Peer;

final class RelayMemoryTest {
    private static final EventView VIEW = new EventView(Some.LOBBY, Some.EPOCH);
    private static final Outbox.Portion LARGE = new Outbox.Portion(1000, 1 << 20);

    private final RelayMemory memory = new RelayMemory(VIEW, 4, 1 << 20, 10);

    @Test
    void it_begins_empty_after_the_newest_event_it_was_not_given() {
        assertThat(memory.continues(9)).isFalse();
        assertThat(memory.continues(10)).isFalse();
    }

    @Test
    void it_continues_whoever_lacks_nothing_older_than_its_oldest() {
        Some.events(11, 13).forEach(memory::add);

        assertThat(memory.continues(9)).isFalse();
        assertThat(memory.continues(10)).isTrue();
        assertThat(memory.continues(12)).isTrue();
        assertThat(memory.continues(13)).as("has everything").isFalse();
    }

    @Test
    void the_oldest_are_forgotten_beyond_so_many() {
        Some.events(11, 16).forEach(memory::add);

        assertThat(memory.continues(11)).isFalse();
        assertThat(memory.continues(12)).isTrue();
        assertThat(memory.after(12, Some.user("bob"), LARGE))
                .isEqualTo(new RelayMemory.Chunk(13, 16, Parcel.concat(parcels(13, 16))));
    }

    @Test
    void the_oldest_are_forgotten_beyond_so_many_bytes() {
        int size = parcels(11, 11).get(0).bytes();
        RelayMemory small = new RelayMemory(VIEW, 1000, 3 * size, 10);

        Some.events(11, 30).forEach(small::add);

        assertThat(small.continues(24)).isFalse();
        assertThat(small.continues(27)).isTrue();
    }

    @Test
    void a_hole_is_a_bug() {
        assertThatThrownBy(() -> memory.add(Some.event(12))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_chunk_is_as_large_as_the_connection_takes_at_once_but_has_at_least_one_event() {
        Some.events(11, 14).forEach(memory::add);

        assertThat(memory.after(10, Some.user("bob"), new Outbox.Portion(2, 1 << 20))
                        .last())
                .isEqualTo(12);
        assertThat(memory.after(10, Some.user("bob"), new Outbox.Portion(1000, 1))
                        .last())
                .isEqualTo(11);
    }

    @Test
    void in_a_private_conversation_each_party_sees_the_other_one() {
        RoomKey key = RoomKey.conversation(Some.user("ann"), Some.user("bob"));
        RelayMemory memory = new RelayMemory(new EventView(key, Some.EPOCH), 4, 1 << 20, 0);
        Entry entry = new Entry(
                Some.user("ann"), new Nick("ann"), Optional.of(new Nick("bob")), EntryKind.TEXT, new Cid("c1"), "psst");
        memory.add(new StoredEvent(1, Some.NOON, entry));

        Event.Dm toAnn = dm(memory.after(0, Some.user("ann"), LARGE));
        Event.Dm toBob = dm(memory.after(0, Some.user("bob"), LARGE));

        assertThat(toAnn.room()).isEqualTo(new Peer(Some.user("bob")));
        assertThat(toBob.room()).isEqualTo(new Peer(Some.user("ann")));
        assertThat(toBob.to().nick()).isEqualTo(new Nick("bob"));
        assertThat(toAnn.mid()).isEqualTo(toBob.mid());
    }

    private static Event.Dm dm(RelayMemory.Chunk chunk) {
        return (Event.Dm) JsonCodec.decodeMessages(chunk.parcel().json()).get(0);
    }

    private static List<Parcel> parcels(long first, long last) {
        return Some.events(first, last).stream()
                .map(event -> Parcel.of(VIEW.of(event, Some.user("bob"))))
                .toList();
    }
}
