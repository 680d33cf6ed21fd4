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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.wire.ErrorCode;

/** What the writer does when many rooms write at once. */
final class StoreWriterTest {
    private static final Outcome COMMITTED = new Outcome.Committed();

    private final FaultyConnections faults;
    private final Storage storage;
    private final MessageLog log;

    StoreWriterTest(@TempDir Path directory) {
        StoreSettings settings = Given.settings(directory.resolve("tupa.db"));
        Storages.open(settings, Storages.randomEpochs()).close();
        faults = new FaultyConnections(SqliteFile.of(settings));
        storage = SqlStorage.over(faults, settings, Storages.randomEpochs());
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
    void a_row_that_nobody_can_read_fails_whoever_needs_it_and_no_other() throws Exception {
        List<OpenedRoom> rooms = rooms(2);
        spoil(rooms.get(0));
        CompletionStage<Outcome> first = hold();

        CompletionStage<OpenedRoom> opened = log.open(room("room0"), 10);
        CompletionStage<Outcome> again =
                log.append(new Append(rooms.get(0).id(), List.of(event(2, ALICE, "c1", "again"))));
        CompletionStage<Outcome> good = log.append(said(rooms.get(1), 2, 2));
        faults.openGate();

        assertThat(soon(first)).isEqualTo(COMMITTED);
        assertThatThrownBy(() -> soon(opened))
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("POLL");
        assertThat(soon(again)).isEqualTo(new Outcome.Refused(ErrorCode.INTERNAL));
        assertThat(soon(good)).isEqualTo(COMMITTED);
        assertThat(storage.trouble()).isEmpty();
    }

    @Test
    void more_rows_than_may_wait_are_refused_as_busy_and_never_stored() throws InterruptedException {
        List<OpenedRoom> rooms = rooms(3);
        CompletionStage<Outcome> first = hold();

        CompletionStage<Outcome> fits = log.append(said(rooms.get(0), 2, 3901));
        CompletionStage<Outcome> tooMany = log.append(said(rooms.get(1), 2, 102));
        CompletionStage<Outcome> fitsToo = log.append(said(rooms.get(2), 2, 101));
        CompletionStage<Void> row = storage.sessions().save(session(ALICE));

        assertThat(storage.waiting()).isEqualTo(4000);
        assertThat(soon(tooMany)).isEqualTo(new Outcome.Refused(ErrorCode.BUSY));
        assertThatThrownBy(() -> soon(row))
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("4000 rows wait");
        faults.openGate();
        assertThat(List.of(soon(first), soon(fits), soon(fitsToo))).containsOnly(COMMITTED);
        assertThat(stored(rooms.get(1))).isEqualTo(said(1, 1));
        assertThat(storage.waiting()).isZero();
    }

    @Test
    void a_batch_larger_than_all_that_may_wait_is_taken_when_nothing_else_waits() {
        OpenedRoom room = rooms(1).get(0);

        assertThat(soon(log.append(said(room, 2, 5002)))).isEqualTo(COMMITTED);
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

    /** What a newer program may have written. */
    private void spoil(OpenedRoom room) throws SQLException {
        try (Connection connection = faults.connect();
                PreparedStatement update =
                        connection.prepareStatement("update message set kind = 'POLL' where room_id = ?")) {
            update.setLong(1, room.id().value());
            update.executeUpdate();
            connection.commit();
        }
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
}
