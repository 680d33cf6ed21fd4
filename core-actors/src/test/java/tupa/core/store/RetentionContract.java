package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.START;
import static tupa.core.store.Given.event;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.said;
import static tupa.core.store.Given.soon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What every message log promises about letting old events go. */
interface RetentionContract {
    MessageLog log();

    @Test
    default void every_room_is_listed_page_by_page_in_the_order_of_its_id() {
        List<LoggedRoom> rooms = new ArrayList<>();
        for (String name : List.of("ops", "dev", "@u-alice:u-bob", "arts", "zoo")) {
            rooms.add(new LoggedRoom(soon(log().open(room(name), 0)).id(), room(name)));
        }

        List<LoggedRoom> first = soon(log().rooms(new RoomId(0), 3));
        List<LoggedRoom> second = soon(log().rooms(first.get(2).id(), 3));
        List<LoggedRoom> third = soon(log().rooms(second.get(1).id(), 3));

        assertThat(first).isEqualTo(rooms.subList(0, 3));
        assertThat(second).isEqualTo(rooms.subList(3, 5));
        assertThat(third).isEmpty();
    }

    @Test
    default void a_cut_is_where_the_kept_events_begin() {
        OpenedRoom ops = withEvents("ops", 100);

        Cut byCount = soon(log().cut(ops.id(), keep(10, Instant.EPOCH)));
        Cut byAge = soon(log().cut(ops.id(), keep(Long.MAX_VALUE, START.plusMillis(40))));
        Cut none = soon(log().cut(ops.id(), keep(Long.MAX_VALUE, Instant.EPOCH)));

        assertThat(byCount).isEqualTo(new Cut(1, 91));
        assertThat(byAge).isEqualTo(new Cut(1, 40));
        assertThat(none.isDue()).isFalse();
    }

    @Test
    default void an_empty_room_and_an_unknown_one_have_nothing_to_cut() {
        OpenedRoom ops = soon(log().open(room("ops"), 0));

        assertThat(soon(log().cut(ops.id(), keep(1, START))).isDue()).isFalse();
        assertThat(soon(log().prune(ops.id(), 100, 10))).isZero();
        assertThat(soon(log().cut(new RoomId(4711), keep(1, START))).isDue()).isFalse();
        assertThat(soon(log().prune(new RoomId(4711), 100, 10))).isZero();
    }

    @Test
    default void the_oldest_go_in_chunks_and_every_page_tells_where_history_begins() {
        OpenedRoom ops = withEvents("ops", 100);

        int one = soon(log().prune(ops.id(), 91, 40));
        Page afterOne = soon(log().after(ops.id(), 0, 100, 1));
        int two = soon(log().prune(ops.id(), 91, 60));
        int none = soon(log().prune(ops.id(), 91, 60));
        OpenedRoom again = soon(log().open(room("ops"), 100));

        assertThat(List.of(one, two, none)).containsExactly(40, 50, 0);
        assertThat(afterOne).isEqualTo(new Page(said(41, 41), 41, 100));
        assertThat(again.oldest()).isEqualTo(91);
        assertThat(again.recent()).isEqualTo(said(91, 100));
        assertThat(again.epoch()).isEqualTo(ops.epoch());
    }

    @Test
    default void the_newest_stays_whatever_is_asked_and_numbers_go_on_from_it() {
        OpenedRoom ops = withEvents("ops", 5);

        int gone = soon(log().prune(ops.id(), Long.MAX_VALUE, 100));
        Outcome next = soon(log().append(said(ops, 6, 6)));

        assertThat(gone).isEqualTo(4);
        assertThat(next).isEqualTo(new Outcome.Committed());
        assertThat(soon(log().open(room("ops"), 10)).recent()).isEqualTo(said(5, 6));
    }

    @Test
    default void other_rooms_keep_what_they_have() {
        OpenedRoom ops = withEvents("ops", 10);
        OpenedRoom dev = withEvents("dev", 10);

        soon(log().prune(ops.id(), 10, 100));

        assertThat(soon(log().after(dev.id(), 0, 10, 10)).events()).isEqualTo(said(1, 10));
    }

    @Test
    default void what_is_kept_still_recognises_a_repeated_post() {
        OpenedRoom ops = withEvents("ops", 10);

        soon(log().prune(ops.id(), 6, 100));
        Outcome repeated = soon(log().append(new Append(ops.id(), List.of(event(11, ALICE, "c7", "again")))));

        assertThat(repeated).isInstanceOf(Outcome.Duplicates.class);
    }

    @Test
    default void events_go_beside_those_that_come() {
        OpenedRoom ops = withEvents("ops", 400);
        OpenedRoom dev = soon(log().open(room("dev"), 0));

        List<CompletionStage<Outcome>> appends = new ArrayList<>();
        List<CompletionStage<Integer>> prunes = new ArrayList<>();
        for (long seq = 1; seq <= 100; seq++) {
            appends.add(log().append(said(dev, seq, seq)));
            appends.add(log().append(said(ops, 400 + seq, 400 + seq)));
            prunes.add(log().prune(ops.id(), 301, 3));
        }

        assertThat(appends).allSatisfy(outcome -> assertThat(soon(outcome)).isEqualTo(new Outcome.Committed()));
        assertThat(prunes.stream().mapToInt(count -> soon(count)).sum()).isEqualTo(300);
        assertThat(soon(log().after(ops.id(), 0, 1000, 1000))).isEqualTo(new Page(said(301, 500), 301, 500));
        assertThat(soon(log().after(dev.id(), 0, 1000, 1000)).events()).isEqualTo(said(1, 100));
    }

    private OpenedRoom withEvents(String name, long count) {
        OpenedRoom opened = soon(log().open(room(name), 0));
        assertThat(soon(log().append(said(opened, 1, count)))).isEqualTo(new Outcome.Committed());
        return opened;
    }

    private static Keep keep(long newest, Instant since) {
        return new Keep(newest, since, START.plusSeconds(1));
    }
}
