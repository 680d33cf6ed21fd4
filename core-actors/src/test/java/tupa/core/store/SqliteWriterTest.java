package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.BOB;
import static tupa.core.store.Given.event;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.said;
import static tupa.core.store.Given.session;
import static tupa.core.store.Given.soon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the writer does when many rooms write at once, and when the database fails under it. */
final class SqliteWriterTest {
    private static final Outcome COMMITTED = new Outcome.Committed();

    private final FaultyConnections faults;
    private final Storage storage;
    private final MessageLog log;

    SqliteWriterTest(@TempDir Path directory) {
        StoreSettings settings = Given.settings(directory.resolve("tupa.db"));
        Storages.open(settings, Storages.randomEpochs()).close();
        faults = new FaultyConnections(new SqliteFile(settings.file(), settings.busyTimeout()));
        storage = SqliteStorage.over(faults, settings, Storages.randomEpochs());
        log = storage.messages();
    }

    @AfterEach
    void close() {
        faults.openGate();
        storage.close();
    }

    @Test
    void batches_of_many_rooms_that_wait_are_stored_in_one_transaction() throws InterruptedException {
        List<OpenedRoom> rooms = rooms(30);
        CompletionStage<Outcome> first = hold();
        int before = faults.commits();

        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
        rooms.forEach(room -> outcomes.add(log.append(said(room, 2, 3))));
        faults.openGate();

        assertThat(soon(first)).isEqualTo(COMMITTED);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(soon(outcome)).isEqualTo(COMMITTED));
        assertThat(faults.commits() - before).isEqualTo(2);
    }

    @Test
    void a_transaction_has_no_more_rows_than_the_limit() throws InterruptedException {
        List<OpenedRoom> rooms = rooms(3);
        CompletionStage<Outcome> first = hold();
        int before = faults.commits();

        CompletionStage<Outcome> one = log.append(said(rooms.get(0), 2, 601));
        CompletionStage<Outcome> two = log.append(said(rooms.get(1), 2, 601));
        CompletionStage<Outcome> three = log.append(said(rooms.get(2), 2, 2001));
        faults.openGate();

        assertThat(List.of(soon(first), soon(one), soon(two), soon(three))).containsOnly(COMMITTED);
        assertThat(faults.commits() - before).isEqualTo(4);
    }

    @Test
    void a_duplicate_in_one_room_harms_no_other() throws InterruptedException {
        List<OpenedRoom> rooms = rooms(5);
        CompletionStage<Outcome> first = hold();
        OpenedRoom guilty = rooms.get(2);

        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
        for (OpenedRoom room : rooms) {
            String cid = room.equals(guilty) ? "c1" : "fresh";
            outcomes.add(log.append(new Append(room.id(), List.of(event(2, ALICE, cid, "again")))));
        }
        faults.openGate();

        assertThat(soon(first)).isEqualTo(COMMITTED);
        assertThat(soon(outcomes.remove(2)))
                .isEqualTo(new Outcome.Duplicates(Map.of(0, said(1, 1).get(0))));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(soon(outcome)).isEqualTo(COMMITTED));
        assertThat(stored(guilty)).isEqualTo(said(1, 1));
        assertThat(stored(rooms.get(3))).hasSize(2);
    }

    @Test
    void a_fenced_room_harms_no_other() throws InterruptedException {
        List<OpenedRoom> rooms = rooms(2);
        CompletionStage<Outcome> first = hold();

        CompletionStage<Outcome> fenced =
                log.append(new Append(rooms.get(1).id(), List.of(event(1, BOB, "b1", "mine"))));
        CompletionStage<Outcome> good = log.append(said(rooms.get(0), 2, 2));
        faults.openGate();

        assertThat(soon(first)).isEqualTo(COMMITTED);
        assertThat(soon(fenced)).isEqualTo(new Outcome.Fenced());
        assertThat(soon(good)).isEqualTo(COMMITTED);
    }

    @Test
    void a_commit_that_happened_and_then_failed_settles_as_committed_and_is_stored_once() {
        OpenedRoom ops = rooms(1).get(0);
        faults.failAfterCommit(1);

        Outcome outcome = soon(log.append(said(ops, 2, 4)));

        assertThat(settled(outcome)).isEqualTo(COMMITTED);
        assertThat(stored(ops)).isEqualTo(said(1, 4));
    }

    @Test
    void a_commit_that_did_not_happen_settles_as_committed_once_the_database_is_back() {
        OpenedRoom ops = rooms(1).get(0);
        int before = faults.connects();
        faults.failBeforeCommit(2);
        faults.failConnect(3);

        Outcome outcome = soon(log.append(said(ops, 2, 4)));

        assertThat(settled(outcome)).isEqualTo(COMMITTED);
        assertThat(stored(ops)).isEqualTo(said(1, 4));
        assertThat(faults.connects() - before).isEqualTo(5);
    }

    @Test
    void a_batch_of_unknown_outcome_can_turn_out_to_be_a_duplicate() {
        OpenedRoom ops = rooms(1).get(0);
        faults.failConnect(3);
        faults.failBeforeCommit(1);

        Outcome lost = soon(log.append(said(ops, 2, 2)));
        Outcome duplicate = soon(log.append(new Append(ops.id(), List.of(event(3, ALICE, "c1", "again")))));

        assertThat(settled(lost)).isEqualTo(COMMITTED);
        assertThat(certain(duplicate))
                .isEqualTo(new Outcome.Duplicates(Map.of(0, said(1, 1).get(0))));
    }

    @Test
    void in_trouble_every_room_learns_at_once_and_keeps_its_order() {
        List<OpenedRoom> rooms = rooms(3);
        faults.failBeforeCommit(1);
        faults.failConnect(Integer.MAX_VALUE);

        Outcome first = soon(log.append(said(rooms.get(0), 2, 2)));
        List<Outcome> behind = new ArrayList<>();
        for (OpenedRoom room : rooms) {
            behind.add(soon(log.append(said(room, room.equals(rooms.get(0)) ? 3 : 2, 5))));
        }
        assertThat(behind).hasOnlyElementsOfType(Outcome.Unknown.class);
        faults.failConnect(0);

        assertThat(settled(first)).isEqualTo(COMMITTED);
        assertThat(behind).allSatisfy(outcome -> assertThat(settled(outcome)).isEqualTo(COMMITTED));
        assertThat(rooms).allSatisfy(room -> assertThat(stored(room)).isEqualTo(said(1, 5)));
    }

    @Test
    void opening_and_session_rows_fail_in_trouble_and_work_after_it() {
        OpenedRoom ops = rooms(1).get(0);
        faults.failBeforeCommit(1);
        faults.failConnect(Integer.MAX_VALUE);

        Outcome lost = soon(log.append(said(ops, 2, 2)));
        assertThatThrownBy(() -> soon(log.open(room("ops"), 0))).hasCauseInstanceOf(StoreException.class);
        assertThatThrownBy(() -> soon(storage.sessions().save(session(ALICE))))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreException.class);
        assertThat(stored(ops)).isEqualTo(said(1, 1));
        faults.failConnect(0);

        assertThat(settled(lost)).isEqualTo(COMMITTED);
        soon(storage.sessions().save(session(BOB)));
        assertThat(soon(storage.sessions().loadAll())).contains(session(BOB));
    }

    private List<OpenedRoom> rooms(int count) {
        List<OpenedRoom> rooms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OpenedRoom room = soon(log.open(room("room" + i), 0));
            assertThat(soon(log.append(said(room, 1, 1)))).isEqualTo(COMMITTED);
            rooms.add(room);
        }
        return rooms;
    }

    /** Stops the writer in the middle of a transaction, so that what follows waits together. */
    private CompletionStage<Outcome> hold() throws InterruptedException {
        OpenedRoom room = soon(log.open(room("held"), 0));
        faults.closeGate();
        CompletionStage<Outcome> held = log.append(said(room, 1, 1));
        faults.awaitWriterAtGate();
        return held;
    }

    private List<StoredEvent> stored(OpenedRoom room) {
        return soon(log.after(room.id(), 0, Long.MAX_VALUE, Integer.MAX_VALUE)).events();
    }

    private static Outcome settled(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        return certain(outcome);
    }

    private static Outcome certain(Outcome outcome) {
        return outcome instanceof Outcome.Unknown unknown ? soon(unknown.settled()) : outcome;
    }
}
