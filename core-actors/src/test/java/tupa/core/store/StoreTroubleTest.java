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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.wire.ErrorCode;

/** What the writer does when the database fails under it. */
final class StoreTroubleTest {
    private static final Outcome COMMITTED = new Outcome.Committed();
    private static final Outcome REFUSED = new Outcome.Refused(ErrorCode.STORAGE_UNAVAILABLE);

    private final StoreSettings settings;
    private final FaultyConnections faults;
    private final Storage storage;
    private final MessageLog log;

    StoreTroubleTest(@TempDir Path directory) {
        settings = Given.impatient(directory.resolve("tupa.db"));
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
    void what_fails_before_its_commit_is_refused_at_once_and_never_stored() throws SQLException {
        OpenedRoom ops = rooms(1).get(0);

        Connection lock = lock();
        Outcome outcome = soon(log.append(said(ops, 2, 4)));
        lock.close();

        assertThat(outcome).isEqualTo(REFUSED);
        assertThat(onceBack(ops, event(2, BOB, "b", "instead"))).isEqualTo(COMMITTED);
        assertThat(stored(ops)).hasSize(2);
    }

    @Test
    void what_cannot_even_connect_is_refused_at_once_and_never_stored() {
        OpenedRoom ops = rooms(1).get(0);
        faults.failBeforeCommit(1);
        faults.failConnect(Integer.MAX_VALUE);
        Outcome lost = soon(log.append(said(ops, 2, 2)));

        assertThat(soon(log.append(said(ops, 3, 3)))).isEqualTo(REFUSED);
        faults.failConnect(0);

        assertThat(settled(lost)).isEqualTo(COMMITTED);
        assertThat(stored(ops)).isEqualTo(said(1, 2));
    }

    @Test
    void in_trouble_what_waits_and_what_comes_is_refused_and_only_what_was_being_committed_is_settled()
            throws InterruptedException {
        List<OpenedRoom> rooms = rooms(4);
        CompletionStage<Outcome> first = hold(rooms.get(0));
        List<CompletionStage<Outcome>> waiting =
                List.of(log.append(said(rooms.get(1), 2, 3)), log.append(said(rooms.get(2), 2, 3)));
        faults.failConnect(Integer.MAX_VALUE);
        faults.failBeforeCommit(1);
        faults.openGate();

        Outcome doubtful = soon(first);
        assertThat(waiting).allSatisfy(outcome -> assertThat(soon(outcome)).isEqualTo(REFUSED));
        assertThat(soon(log.append(said(rooms.get(3), 2, 3)))).isEqualTo(REFUSED);
        assertThat(storage.trouble()).hasValue("scripted");
        faults.failConnect(0);

        assertThat(settled(doubtful)).isEqualTo(COMMITTED);
        assertThat(storage.trouble()).isEmpty();
        assertThat(stored(rooms.get(0))).isEqualTo(said(1, 2));
        assertThat(rooms.subList(1, 4))
                .allSatisfy(room -> assertThat(stored(room)).isEqualTo(said(1, 1)));
    }

    @Test
    void among_those_stored_one_by_one_only_the_one_being_committed_is_in_doubt() throws InterruptedException {
        List<OpenedRoom> rooms = rooms(4);
        CompletionStage<Outcome> first = hold(rooms.get(0));
        CompletionStage<Outcome> duplicate =
                log.append(new Append(rooms.get(1).id(), List.of(event(2, ALICE, "c1", "again"))));
        CompletionStage<Outcome> doubtful = log.append(said(rooms.get(2), 2, 2));
        CompletionStage<Outcome> behind = log.append(said(rooms.get(3), 2, 2));
        faults.failBeforeCommit(1, 2);
        faults.openGate();

        assertThat(soon(first)).isEqualTo(COMMITTED);
        assertThat(soon(duplicate)).isInstanceOf(Outcome.Duplicates.class);
        assertThat(soon(behind)).isEqualTo(REFUSED);
        assertThat(settled(soon(doubtful))).isEqualTo(COMMITTED);
        assertThat(stored(rooms.get(2))).isEqualTo(said(1, 2));
        assertThat(stored(rooms.get(3))).isEqualTo(said(1, 1));
    }

    @Test
    void a_batch_in_doubt_is_never_refused_however_long_the_trouble_lasts() throws SQLException {
        OpenedRoom ops = rooms(1).get(0);
        faults.failBeforeCommit(1);
        faults.failConnect(Integer.MAX_VALUE);
        Outcome lost = soon(log.append(said(ops, 2, 2)));

        Connection lock = lock();
        faults.failConnect(0);
        int attempts = faults.connects();
        Given.await(() -> faults.connects() >= attempts + 3);
        lock.close();

        assertThat(settled(lost)).isEqualTo(COMMITTED);
        assertThat(stored(ops)).isEqualTo(said(1, 2));
    }

    @Test
    void opening_and_session_rows_fail_in_trouble_and_work_after_it() {
        OpenedRoom ops = rooms(1).get(0);
        faults.failBeforeCommit(1);
        faults.failConnect(Integer.MAX_VALUE);

        Outcome lost = soon(log.append(said(ops, 2, 2)));
        assertThatThrownBy(() -> soon(log.open(room("ops"), 0))).hasCauseInstanceOf(StoreException.class);
        assertThatThrownBy(() -> soon(storage.sessions().save(session(ALICE))))
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("saving the session of u-alice failed: scripted");
        assertThat(stored(ops)).isEqualTo(said(1, 1));
        faults.failConnect(0);

        assertThat(settled(lost)).isEqualTo(COMMITTED);
        soon(storage.sessions().save(session(BOB)));
        assertThat(soon(storage.sessions().loadAll())).containsExactly(session(BOB));
    }

    @Test
    void the_store_finds_out_by_itself_that_it_works_again() throws SQLException {
        OpenedRoom ops = rooms(1).get(0);
        Connection lock = lock();
        assertThat(soon(log.append(said(ops, 2, 2)))).isEqualTo(REFUSED);
        assertThat(storage.trouble()).hasValueSatisfying(why -> assertThat(why).contains("locked"));

        lock.close();
        Given.await(() -> storage.trouble().isEmpty());

        assertThat(soon(log.append(said(ops, 2, 2)))).isEqualTo(COMMITTED);
    }

    @Test
    void a_store_closed_in_trouble_ends_and_has_refused_everything() throws SQLException {
        OpenedRoom ops = rooms(1).get(0);
        try (Connection lock = lock()) {
            assertThat(soon(log.append(said(ops, 2, 2)))).isEqualTo(REFUSED);

            storage.close();

            assertThat(soon(log.append(said(ops, 2, 2)))).isEqualTo(REFUSED);
            assertThat(lock.isClosed()).isFalse();
        }
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

    /** Stops the writer before the commit of a batch of that room, so that what follows waits. */
    private CompletionStage<Outcome> hold(OpenedRoom room) throws InterruptedException {
        faults.closeGate();
        CompletionStage<Outcome> held = log.append(said(room, 2, 2));
        faults.awaitWriterAtGate();
        return held;
    }

    /** Somebody else holds the database. */
    private Connection lock() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + settings.file());
        connection.createStatement().execute("begin immediate");
        return connection;
    }

    /** Appends until it is not refused any more. */
    private Outcome onceBack(OpenedRoom room, StoredEvent event) {
        return Given.await(
                () -> soon(log.append(new Append(room.id(), List.of(event)))), outcome -> !outcome.equals(REFUSED));
    }

    private List<StoredEvent> stored(OpenedRoom room) {
        return soon(log.after(room.id(), 0, Long.MAX_VALUE, Integer.MAX_VALUE)).events();
    }

    private static Outcome settled(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        return soon(((Outcome.Unknown) outcome).settled());
    }
}
