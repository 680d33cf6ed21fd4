package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.BOB;
import static tupa.core.store.Given.event;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.said;
import static tupa.core.store.Given.soon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import tupa.wire.Cid;
import tupa.wire.Nick;

/** What every message log promises. */
interface MessageLogContract {
    Outcome COMMITTED = new Outcome.Committed();

    MessageLog log();

    @Test
    default void a_new_room_is_empty_and_has_an_epoch() {
        OpenedRoom opened = soon(log().open(room("ops"), 50));

        assertThat(opened.epoch()).isNotEmpty();
        assertThat(opened).isEqualTo(new OpenedRoom(opened.id(), opened.epoch(), 0, 1, Instant.EPOCH, "", List.of()));
        assertThat(soon(log().after(opened.id(), 0, 100, 10))).isEqualTo(new Page(List.of(), 1, 0));
        assertThat(soon(log().before(opened.id(), 100, 10))).isEqualTo(new Page(List.of(), 1, 0));
    }

    @Test
    default void a_room_keeps_its_epoch_and_shares_it_with_no_other() {
        OpenedRoom first = soon(log().open(room("ops"), 0));

        OpenedRoom again = soon(log().open(room("ops"), 0));
        OpenedRoom other = soon(log().open(room("dev"), 0));

        assertThat(again).isEqualTo(first);
        assertThat(other.epoch()).isNotEqualTo(first.epoch());
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    default void an_open_sees_every_append_given_before_it() {
        OpenedRoom ops = soon(log().open(room("ops"), 0));

        CompletionStage<Outcome> append = log().append(said(ops, 1, 5));
        OpenedRoom opened = soon(log().open(room("ops"), 2));

        assertThat(soon(append)).isEqualTo(COMMITTED);
        assertThat(opened.newest()).isEqualTo(5);
        assertThat(opened.oldest()).isEqualTo(1);
        assertThat(opened.newestTs()).isEqualTo(said(5, 5).get(0).ts());
        assertThat(opened.recent()).isEqualTo(said(4, 5));
    }

    @Test
    default void what_is_read_is_what_was_stored() {
        OpenedRoom talk = soon(log().open(RoomKey.conversation(ALICE, BOB), 0));
        Entry entry = new Entry(
                ALICE,
                new Nick("Älice"),
                Optional.of(new Nick("bob")),
                EntryKind.ACTION,
                new Cid("c'1\";--"),
                "waves\n\0\uD83D\uDC4B and half a pair \uD83D");
        StoredEvent event = new StoredEvent(1, Instant.parse("2026-03-01T10:00:00.123456Z"), entry);

        soon(log().append(new Append(talk.id(), List.of(event))));

        assertThat(soon(log().after(talk.id(), 0, 1, 1)).events()).containsExactly(event);
    }

    @Test
    default void pages_after_a_seq_are_bounded_on_every_side() {
        OpenedRoom ops = filled("ops", 10);

        assertThat(after(ops, 0, 10, 100)).isEqualTo(said(1, 10));
        assertThat(after(ops, 3, 7, 100)).isEqualTo(said(4, 7));
        assertThat(after(ops, 3, 7, 2)).isEqualTo(said(4, 5));
        assertThat(after(ops, 8, Long.MAX_VALUE, 100)).isEqualTo(said(9, 10));
        assertThat(after(ops, 10, 20, 100)).isEmpty();
        assertThat(after(ops, 7, 7, 100)).isEmpty();
        assertThat(after(ops, 7, 3, 100)).isEmpty();
        assertThat(after(ops, 0, 10, 0)).isEmpty();
    }

    @Test
    default void pages_before_a_seq_are_the_newest_in_ascending_order() {
        OpenedRoom ops = filled("ops", 10);

        assertThat(before(ops, Long.MAX_VALUE, 100)).isEqualTo(said(1, 10));
        assertThat(before(ops, 8, 3)).isEqualTo(said(5, 7));
        assertThat(before(ops, 3, 100)).isEqualTo(said(1, 2));
        assertThat(before(ops, 1, 100)).isEmpty();
        assertThat(before(ops, 8, 0)).isEmpty();
    }

    @Test
    default void every_page_tells_the_ends_of_the_whole_room() {
        OpenedRoom ops = filled("ops", 10);

        Page page = soon(log().after(ops.id(), 3, 5, 1));

        assertThat(page).isEqualTo(new Page(said(4, 4), 1, 10));
    }

    @Test
    default void entries_stored_before_are_named_by_position_and_nothing_of_their_batch_is_stored() {
        OpenedRoom ops = filled("ops", 3);
        Append batch = new Append(
                ops.id(),
                List.of(
                        event(4, ALICE, "new", "not seen before"),
                        event(5, ALICE, "c2", "said again"),
                        event(6, ALICE, "c3", "and again")));

        Outcome outcome = soon(log().append(batch));

        assertThat(outcome)
                .isEqualTo(new Outcome.Duplicates(
                        Map.of(1, said(2, 2).get(0), 2, said(3, 3).get(0))));
        assertThat(after(ops, 0, 100, 100)).isEqualTo(said(1, 3));
    }

    @Test
    default void a_cid_belongs_to_one_user_in_one_room() {
        OpenedRoom ops = filled("ops", 1);
        OpenedRoom dev = soon(log().open(room("dev"), 0));

        Outcome elsewhere = soon(log().append(said(dev, 1, 1)));
        Outcome byBob = soon(log().append(new Append(ops.id(), List.of(event(2, BOB, "c1", "mine")))));

        assertThat(elsewhere).isEqualTo(COMMITTED);
        assertThat(byBob).isEqualTo(COMMITTED);
    }

    @Test
    default void the_same_batch_again_counts_as_stored() {
        OpenedRoom ops = filled("ops", 3);

        Outcome again = soon(log().append(said(ops, 1, 3)));

        assertThat(again).isEqualTo(COMMITTED);
        assertThat(after(ops, 0, 100, 100)).isEqualTo(said(1, 3));
    }

    @Test
    default void other_events_under_the_same_numbers_fence_the_writer_off() {
        OpenedRoom ops = filled("ops", 3);

        Outcome other = soon(log().append(new Append(ops.id(), List.of(event(3, BOB, "b1", "mine")))));
        Outcome overlapping = soon(log().append(said(ops, 3, 4)));

        assertThat(other).isEqualTo(new Outcome.Fenced());
        assertThat(overlapping).isEqualTo(new Outcome.Fenced());
        assertThat(after(ops, 0, 100, 100)).isEqualTo(said(1, 3));
    }

    @Test
    default void a_batch_for_a_room_that_is_not_in_the_log_is_fenced_off() {
        Outcome outcome = soon(log().append(new Append(new RoomId(4711), said(1, 1))));

        assertThat(outcome).isEqualTo(new Outcome.Fenced());
    }

    @Test
    default void the_last_topic_is_the_rooms() {
        OpenedRoom ops = soon(log().open(room("ops"), 0));
        List<StoredEvent> topics = List.of(
                event(1, EntryKind.TOPIC, ALICE, "t1", "first"),
                event(2, EntryKind.TOPIC, BOB, "t2", "second"),
                event(3, EntryKind.TEXT, BOB, "t3", "no topic"));

        soon(log().append(new Append(ops.id(), topics)));
        soon(log().append(new Append(ops.id(), List.of(event(4, EntryKind.TOPIC, ALICE, "t1", "a duplicate")))));

        assertThat(soon(log().open(room("ops"), 0)).topic()).isEqualTo("second");
    }

    @Test
    default void what_the_server_says_is_stored_in_order_with_the_rest_and_only_once() {
        OpenedRoom ops = soon(log().open(room("ops"), 0));
        StoredEvent before = event(1, ALICE, "c1", "before");
        StoredEvent announced = new StoredEvent(2, before.ts(), Entry.ofServer(new Cid("s-1"), "we stop at noon"));
        soon(log().append(new Append(ops.id(), List.of(before, announced))));

        StoredEvent again = new StoredEvent(3, before.ts(), announced.entry());
        Outcome repeated = soon(log().append(new Append(ops.id(), List.of(again))));

        assertThat(repeated).isEqualTo(new Outcome.Duplicates(Map.of(0, announced)));
        assertThat(after(ops, 0, 100, 100)).containsExactly(before, announced);
        assertThat(soon(log().open(room("ops"), 10)).topic()).isEmpty();
    }

    @Test
    default void appends_to_fifty_rooms_at_once_keep_each_rooms_order() {
        List<OpenedRoom> rooms = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rooms.add(soon(log().open(room("room" + i), 0)));
        }

        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
        for (long seq = 1; seq <= 40; seq += 2) {
            for (OpenedRoom room : rooms) {
                outcomes.add(log().append(said(room, seq, seq + 1)));
            }
        }

        assertThat(outcomes).allSatisfy(outcome -> assertThat(soon(outcome)).isEqualTo(COMMITTED));
        assertThat(rooms)
                .allSatisfy(room -> assertThat(after(room, 0, 100, 100)).isEqualTo(said(1, 40)));
    }

    private OpenedRoom filled(String name, long count) {
        OpenedRoom opened = soon(log().open(room(name), 0));
        assertThat(soon(log().append(said(opened, 1, count)))).isEqualTo(COMMITTED);
        return opened;
    }

    private List<StoredEvent> after(OpenedRoom room, long after, long upTo, int limit) {
        return soon(log().after(room.id(), after, upTo, limit)).events();
    }

    private List<StoredEvent> before(OpenedRoom room, long before, int limit) {
        return soon(log().before(room.id(), before, limit)).events();
    }
}
