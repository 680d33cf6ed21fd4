package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.UserId;

final class TracksTest {
    private static final RoomName OPS = new RoomName("ops");
    private static final Person ANN = new Person(new UserId("g-1"), new Nick("ann"));

    private final Deque<Item> told = new ArrayDeque<>();
    private final List<Request> asked = new ArrayList<>();
    private final Tracks tracks = new Tracks((id, request) -> asked.add(request), told);

    private static Event message(long seq) {
        return new Event.Message(OPS, seq, "k1-" + seq, Instant.EPOCH, ANN, new Cid("c" + seq), "text", Kind.TEXT);
    }

    private void take(Event event) {
        tracks.take(Item.Told.of(event));
    }

    private void takeAll(long... seqs) {
        LongStream.of(seqs).forEach(seq -> take(message(seq)));
    }

    private void page(boolean more, long oldest, long... seqs) {
        List<Event> events = LongStream.of(seqs).mapToObj(TracksTest::message).toList();
        tracks.repaired(Tracks.REPAIR + "ops", new Reply.Page(events, more, oldest, 99));
    }

    private List<Event> events() {
        List<Event> events =
                told.stream().map(item -> ((Item.Told) item).event()).toList();
        told.clear();
        return events;
    }

    private static List<Event> messages(long... seqs) {
        return LongStream.of(seqs).mapToObj(TracksTest::message).toList();
    }

    private static Request.History after(long seq) {
        return new Request.History(OPS, OptionalLong.empty(), OptionalLong.of(seq), 200);
    }

    @Test
    void what_comes_again_is_told_once() {
        takeAll(4, 5, 5, 4, 6);

        assertThat(events()).isEqualTo(messages(4, 5, 6));
    }

    @Test
    void what_was_left_out_is_asked_for_and_told_in_order() {
        takeAll(4, 7, 8);

        assertThat(events()).isEqualTo(messages(4));
        assertThat(asked).containsExactly(after(4));
        page(true, 1, 5);
        page(false, 1, 6, 7);
        takeAll(9);

        assertThat(asked).containsExactly(after(4), after(5));
        assertThat(events()).isEqualTo(messages(5, 6, 7, 8, 9));
    }

    @Test
    void what_is_gone_is_told_as_a_gap() {
        tracks.begin(OPS, new Reply.Standing(4, "k1", true, 1));
        takeAll(9);
        page(false, 7, 7, 8);

        assertThat(events()).containsExactly(new Event.Gap(OPS, 5, 6, 7, "k1"), message(7), message(8), message(9));
    }

    @Test
    void where_the_server_refuses_to_tell_there_is_a_gap_too() {
        tracks.begin(OPS, new Reply.Standing(4, "k1", true, 1));
        takeAll(7);
        tracks.repaired(Tracks.REPAIR + "ops", Reply.Refusal.of(ErrorCode.STORAGE_UNAVAILABLE));

        assertThat(events()).containsExactly(new Event.Gap(OPS, 5, 6, 0, "k1"), message(7));
    }

    @Test
    void what_the_server_calls_live_beyond_what_came_is_asked_for() {
        takeAll(4);
        take(new Event.Live(OPS, 6));

        assertThat(asked).containsExactly(after(4));
        page(false, 1, 5, 6);
        assertThat(events()).isEqualTo(List.of(message(4), new Event.Live(OPS, 6), message(5), message(6)));
    }

    @Test
    void a_hole_that_was_not_filled_is_part_of_the_next_replay() {
        tracks.begin(OPS, new Reply.Standing(4, "k1", true, 1));
        takeAll(7);

        tracks.connectionEnded();

        assertThat(tracks.position(OPS)).contains(new Position(4, "k1"));
        takeAll(5, 6, 7);
        page(false, 1, 5);
        assertThat(events()).isEqualTo(messages(5, 6, 7));
    }

    @Test
    void another_history_is_told_and_counted_anew() {
        tracks.begin(OPS, new Reply.Standing(4, "k1", true, 1));
        Event.Gap reset = new Event.Gap(OPS, 1, 0, 1, "k2");

        take(reset);
        takeAll(1, 2);

        assertThat(events()).containsExactly(reset, message(1), message(2));
        assertThat(tracks.position(OPS)).contains(new Position(2, "k2"));
    }
}
