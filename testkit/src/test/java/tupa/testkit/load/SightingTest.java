package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.RoomName;
import tupa.wire.UserId;

class SightingTest {
    private final Sighting sighting = new Sighting("load-ab-0", "ab-", 5);

    @Test
    void messages_as_the_codec_writes_them_are_seen_one_line_after_the_other() {
        byte[] line = line(new RoomName("load-ab-0"), "ab-712", "a}b,c");
        byte[] two = ByteBuffer.allocate(2 * line.length + 1)
                .put(line)
                .put((byte) '\n')
                .put(line)
                .array();

        assertThat(sighting.isMessage(two, 0, two.length)).isTrue();
        assertThat(sighting.seq()).isEqualTo(4711);
        assertThat(sighting.post()).isEqualTo(712);
        assertThat(sighting.end()).isEqualTo(line.length);
        assertThat(sighting.isMessage(two, line.length + 1, two.length)).isTrue();
        assertThat(sighting.end()).isEqualTo(two.length);
    }

    @Test
    void other_rooms_other_cids_and_other_events_are_left_to_the_codec() {
        byte[] otherRoom = line(new RoomName("load-ab-01"), "ab-712", "hello");
        byte[] otherCid = line(new RoomName("load-ab-0"), "ac-712", "hello");
        byte[] longerCid = line(new RoomName("load-ab-0"), "ab-712x", "hello");
        byte[] longerText = line(new RoomName("load-ab-0"), "ab-712", "hello!");
        byte[] live = JsonCodec.encode(new Event.Live(new RoomName("load-ab-0"), 4711))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(sighting.isMessage(otherRoom, 0, otherRoom.length)).isFalse();
        assertThat(sighting.isMessage(otherCid, 0, otherCid.length)).isFalse();
        assertThat(sighting.isMessage(longerCid, 0, longerCid.length)).isFalse();
        assertThat(sighting.isMessage(longerText, 0, longerText.length)).isFalse();
        assertThat(sighting.isMessage(live, 0, live.length)).isFalse();
    }

    @Test
    void a_line_cut_short_anywhere_is_no_message() {
        byte[] line = line(new RoomName("load-ab-0"), "ab-712", "hello");

        for (int end = 0; end < line.length; end++) {
            assertThat(sighting.isMessage(line, 0, end)).isFalse();
        }
    }

    private static byte[] line(RoomName room, String cid, String text) {
        Person from = new Person(new UserId("g-1"), new Nick("\u00e4nn"));
        Instant ts = Instant.parse("2026-11-20T10:00:00Z");
        return JsonCodec.encode(new Event.Message(room, 4711, "k3-4711", ts, from, new Cid(cid), text, Kind.TEXT))
                .getBytes(StandardCharsets.UTF_8);
    }
}
