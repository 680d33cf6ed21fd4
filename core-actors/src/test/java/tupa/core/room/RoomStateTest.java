package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.core.room.RoomState.Action;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.Outcome;
import tupa.core.store.StoredEvent;
import tupa.core.testing.HandClock;
import tupa.core.testing.Some;
import tupa.wire.ErrorCode;

final class RoomStateTest {
    private static final Outcome COMMITTED = new Outcome.Committed();
    private static final Outcome UNKNOWN = new Outcome.Unknown(new CompletableFuture<>());

    private final HandClock clock = new HandClock();
    private final RoomState room = new RoomState(
            Some.rooms("batch-max = 2, pending-max = 3, recent-cids = 10"), clock, Some.room(Some.events(1, 5)));

    @Test
    void the_first_entry_is_stored_at_once_under_the_next_number_and_answered_only_then() {
        Entry entry = entry("a");

        StoredEvent stored = onlyStored(room.submit(entry));
        assertThat(stored).isEqualTo(new StoredEvent(6, Some.NOON, entry));
        assertThat(room.seq()).isEqualTo(5);

        assertThat(room.apply(COMMITTED))
                .containsExactly(new Action.Accept(stored, false), new Action.Publish(new RoomBatch(List.of(stored))));
        assertThat(room.seq()).isEqualTo(6);
        assertThat(room.isQuiet()).isTrue();
    }

    @Test
    void while_a_batch_is_in_flight_others_wait_and_go_together_but_never_too_many() {
        room.submit(entry("a"));
        assertThat(room.submit(entry("b"))).isEmpty();
        assertThat(room.submit(entry("c"))).isEmpty();
        assertThat(room.submit(entry("d"))).isEmpty();

        List<StoredEvent> second = stored(room.apply(COMMITTED));
        List<StoredEvent> third = stored(room.apply(COMMITTED));

        assertThat(second).extracting(StoredEvent::seq).containsExactly(7L, 8L);
        assertThat(second).extracting(event -> event.entry().cid().value()).containsExactly("b", "c");
        assertThat(third).extracting(StoredEvent::seq).containsExactly(9L);
    }

    @Test
    void a_room_in_which_nothing_was_ever_said_is_not_kept_open_for_long_unless_somebody_is_expected_back() {
        RoomSettings settings = Some.rooms("idle-stop = 60 s");
        RoomState unused = new RoomState(settings, clock, Some.room(List.of()));
        assertThat(unused.idleStop(0)).isEqualTo(Duration.ofMillis(100));
        assertThat(unused.idleStop(1)).isEqualTo(settings.idleStop());

        unused.submit(entry("a"));
        unused.apply(COMMITTED);

        assertThat(unused.idleStop(0)).isEqualTo(settings.idleStop());
    }

    @Test
    void nor_is_any_kept_open_for_longer_than_the_operator_wants() {
        RoomState unused = new RoomState(Some.rooms("idle-stop = 50 ms"), clock, Some.room(List.of()));

        assertThat(unused.idleStop(0)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void more_than_may_wait_is_refused_as_busy() {
        List.of("a", "b", "c", "d").forEach(cid -> room.submit(entry(cid)));

        assertThat(room.submit(entry("e"))).containsExactly(new Action.Reject(entry("e"), ErrorCode.BUSY));
    }

    @Test
    void a_repeat_of_what_is_stored_is_answered_with_the_original() {
        StoredEvent original = Some.event(4);

        assertThat(room.submit(original.entry())).containsExactly(new Action.Accept(original, true));
    }

    @Test
    void the_cid_of_another_text_is_a_conflict() {
        Entry other = Some.entry("ann", "c4", "something else");

        assertThat(room.submit(other)).containsExactly(new Action.Reject(other, ErrorCode.CID_CONFLICT));
    }

    @Test
    void the_same_cid_of_somebody_else_is_his_own() {
        assertThat(stored(room.submit(Some.entry("bob", "c4", "line 4")))).hasSize(1);
    }

    @Test
    void a_repeat_of_what_is_in_flight_or_pending_waits_for_the_same_commit() {
        room.submit(entry("a"));
        room.submit(entry("b"));

        assertThat(room.submit(entry("a"))).isEmpty();
        assertThat(room.submit(entry("b"))).isEmpty();

        assertThat(accepted(room.apply(COMMITTED))).containsExactly("a");
        assertThat(accepted(room.apply(COMMITTED))).containsExactly("b");
        assertThat(room.isQuiet()).isTrue();
    }

    @Test
    void another_text_under_a_cid_in_flight_is_a_conflict_and_the_first_goes_on() {
        room.submit(entry("a"));
        Entry other = Some.entry("bob", "a", "something else");

        assertThat(room.submit(other)).containsExactly(new Action.Reject(other, ErrorCode.CID_CONFLICT));
        assertThat(accepted(room.apply(COMMITTED))).containsExactly("a");
    }

    @Test
    void duplicates_are_answered_by_position_and_the_rest_is_numbered_anew() {
        room.submit(entry("a"));
        room.submit(Some.entry("ann", "old", "said long ago"));
        room.submit(entry("b"));
        room.apply(COMMITTED);
        StoredEvent old = new StoredEvent(2, Some.NOON, Some.entry("ann", "old", "said long ago"));

        List<Action> actions = room.apply(new Outcome.Duplicates(Map.of(0, old)));

        assertThat(actions).first().isEqualTo(new Action.Accept(old, true));
        assertThat(onlyStored(actions.subList(1, 2))).isEqualTo(new StoredEvent(7, Some.NOON, entry("b")));
        assertThat(accepted(room.apply(COMMITTED))).containsExactly("b");
        assertThat(room.seq()).isEqualTo(7);
    }

    @Test
    void a_duplicate_with_another_text_is_a_conflict_and_a_batch_of_nothing_but_duplicates_makes_way() {
        Entry entry = entry("a");
        room.submit(entry);
        room.submit(entry("b"));
        StoredEvent old = new StoredEvent(2, Some.NOON, Some.entry("bob", "a", "said long ago"));

        List<Action> actions = room.apply(new Outcome.Duplicates(Map.of(0, old)));

        assertThat(actions.get(0)).isEqualTo(new Action.Reject(entry, ErrorCode.CID_CONFLICT));
        assertThat(onlyStored(actions.subList(1, 2))).isEqualTo(new StoredEvent(6, Some.NOON, entry("b")));
    }

    @Test
    void an_unknown_fate_refuses_what_is_behind_it_and_what_comes_but_never_what_is_in_flight() {
        room.submit(entry("a"));
        room.submit(entry("b"));

        assertThat(room.apply(UNKNOWN)).containsExactly(new Action.Reject(entry("b"), ErrorCode.STORAGE_UNAVAILABLE));
        assertThat(room.isSettling()).isTrue();
        assertThat(room.isQuiet()).isFalse();
        assertThat(room.submit(entry("c")))
                .containsExactly(new Action.Reject(entry("c"), ErrorCode.STORAGE_UNAVAILABLE));
        assertThat(room.submit(entry("a"))).as("waits for its settlement").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"STORAGE_UNAVAILABLE", "BUSY"})
    void a_refused_batch_is_answered_with_what_is_behind_it_and_leaves_no_trace(ErrorCode code) {
        room.submit(entry("a"));
        room.submit(entry("b"));

        assertThat(room.apply(new Outcome.Refused(code)))
                .containsExactly(new Action.Reject(entry("a"), code), new Action.Reject(entry("b"), code));
        assertThat(room.isQuiet()).isTrue();
        assertThat(room.isSettling()).isFalse();

        clock.move(Duration.ofSeconds(1));
        assertThat(onlyStored(room.submit(entry("b"))).seq()).isEqualTo(6);
        room.apply(COMMITTED);
        assertThat(onlyStored(room.submit(entry("a"))).seq()).isEqualTo(7);
    }

    @Test
    void what_is_settled_as_stored_is_answered_and_shown_and_the_room_goes_on() {
        room.submit(entry("a"));
        room.submit(entry("b"));
        room.apply(UNKNOWN);

        assertThat(accepted(room.apply(COMMITTED))).containsExactly("a");
        assertThat(room.isSettling()).isFalse();
        assertThat(stored(room.submit(entry("b")))).extracting(StoredEvent::seq).containsExactly(7L);
    }

    @Test
    void what_is_settled_as_duplicates_is_answered_and_the_rest_tried_again() {
        room.submit(entry("x"));
        room.submit(entry("a"));
        room.submit(entry("b"));
        room.apply(COMMITTED);
        room.apply(UNKNOWN);
        StoredEvent old = new StoredEvent(1, Some.NOON, entry("a"));

        List<Action> actions = room.apply(new Outcome.Duplicates(Map.of(0, old)));

        assertThat(accepted(actions)).containsExactly("a");
        assertThat(stored(actions)).extracting(StoredEvent::seq).containsExactly(7L);
        assertThat(room.isSettling()).isFalse();
    }

    @Test
    void a_fenced_room_gives_up_and_answers_nobody() {
        room.submit(entry("a"));

        assertThat(room.apply(new Outcome.Fenced())).containsExactly(new Action.GiveUp());
    }

    @Test
    void time_never_decreases_even_when_the_clock_goes_back() {
        room.submit(entry("a"));
        room.apply(COMMITTED);
        clock.move(Duration.ofHours(-1));

        assertThat(onlyStored(room.submit(entry("b"))).ts()).isEqualTo(Some.NOON);
        room.apply(COMMITTED);
        clock.move(Duration.ofHours(2));
        assertThat(onlyStored(room.submit(entry("c"))).ts()).isEqualTo(Some.NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void the_topic_is_the_newest_that_is_stored() {
        room.submit(Some.entry("ann", "t", EntryKind.TOPIC, "spring"));
        assertThat(room.topic()).isEmpty();

        room.apply(COMMITTED);

        assertThat(room.topic()).isEqualTo("spring");
    }

    private static Entry entry(String cid) {
        return Some.entry("bob", cid, "text " + cid);
    }

    private static StoredEvent onlyStored(List<Action> actions) {
        List<StoredEvent> stored = stored(actions);
        assertThat(stored).hasSize(1);
        return stored.get(0);
    }

    private static List<StoredEvent> stored(List<Action> actions) {
        return actions.stream()
                .filter(Action.Store.class::isInstance)
                .flatMap(action -> ((Action.Store) action).batch().events().stream())
                .toList();
    }

    private static List<String> accepted(List<Action> actions) {
        return actions.stream()
                .filter(Action.Accept.class::isInstance)
                .map(action -> ((Action.Accept) action).event().entry().cid().value())
                .toList();
    }
}
