package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class EventTest {
    @Test
    void whatever_is_stored_tells_its_room_and_its_number_and_nothing_else_does() {
        new Samples(1).events().forEach((type, sample) -> {
            Event event = sample.get();
            if (event instanceof Event.Stored stored) {
                assertThat(event.number()).as("%s", type).hasValue(stored.seq());
                assertThat(event.place()).as("%s", type).contains(stored.room());
            } else if (!(event instanceof Event.Unknown)) {
                assertThat(event.number()).as("%s", type).isEmpty();
                assertThat(event.place()).as("%s", type).isEmpty();
            }
        });
    }

    @Test
    void what_a_later_version_stores_tells_them_too() {
        RoomName room = new RoomName("ops");
        Event.Unknown later = new Event.Unknown("later", Optional.of(room), OptionalLong.of(7));

        assertThat(later.number()).hasValue(7);
        assertThat(later.place()).contains(room);
    }
}
