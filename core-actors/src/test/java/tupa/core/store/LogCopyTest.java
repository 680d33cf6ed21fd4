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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.WithPostgres;

@WithPostgres
final class LogCopyTest {
    private static final StoredEvent TOPIC = event(1, EntryKind.TOPIC, ALICE, "\0\u001A", "a\0topic");

    private final StoreSettings there;
    private final StoreSettings back;

    LogCopyTest(PostgresDatabase database, @TempDir Path directory) {
        there = settings(database, directory.resolve("tupa.db"), "sqlite");
        back = settings(database, directory.resolve("back.db"), "postgres");
    }

    @Test
    void everything_goes_there_and_back_and_the_rooms_go_on() {
        OpenedRoom ops;
        try (Storage storage = open(there)) {
            soon(storage.messages().open(room("empty"), 0));
            ops = soon(storage.messages().open(room("ops"), 0));
            soon(storage.messages().append(said(ops, 1, 2500)));
            OpenedRoom dev = soon(storage.messages().open(room("dev"), 0));
            soon(storage.messages().append(new Append(dev.id(), List.of(TOPIC))));
            soon(storage.sessions().save(session(ALICE, "ops", "dev")));
        }

        Copied copied = Storages.copy(there, StoreSettings.Provider.SQLITE, StoreSettings.Provider.POSTGRES);

        assertThat(copied).isEqualTo(new Copied(3, 2501, 1)).hasToString("3 rooms, 2501 messages and 1 sessions");
        try (Storage storage = open(back)) {
            OpenedRoom found = soon(storage.messages().open(room("ops"), 5000));
            assertThat(found.epoch()).isEqualTo(ops.epoch());
            assertThat(found.recent()).isEqualTo(said(1, 2500));
            soon(storage.messages().append(said(found, 2501, 2501)));
            assertThat(soon(storage.messages().open(room("dev"), 1)).topic()).isEqualTo("a\0topic");
            assertThat(soon(storage.sessions().loadAll())).containsExactly(session(ALICE, "ops", "dev"));
            soon(storage.messages().open(room("new"), 0));
            soon(storage.sessions().save(session(BOB)));
        }

        assertThat(Storages.copy(back, StoreSettings.Provider.POSTGRES, StoreSettings.Provider.SQLITE))
                .isEqualTo(new Copied(4, 2502, 2));
        try (Storage storage = open(Given.settings(back.file()))) {
            OpenedRoom found = soon(storage.messages().open(room("ops"), 5000));
            assertThat(found.epoch()).isEqualTo(ops.epoch());
            assertThat(found.recent()).isEqualTo(said(1, 2501));
            assertThat(soon(storage.messages().open(room("dev"), 1)).recent()).containsExactly(TOPIC);
            assertThat(soon(storage.sessions().loadAll()))
                    .containsExactlyInAnyOrder(session(ALICE, "ops", "dev"), session(BOB));
        }
    }

    @Test
    void a_target_that_is_not_empty_is_refused_and_left_alone() {
        open(there).close();
        try (Storage storage = open(back)) {
            soon(storage.messages().open(room("ops"), 0));
        }

        assertThatThrownBy(() -> Storages.copy(there, StoreSettings.Provider.SQLITE, StoreSettings.Provider.POSTGRES))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it is not empty, it holds 1 rooms, 0 messages and 0 sessions");
    }

    @Test
    void a_server_that_runs_on_either_is_noticed() {
        try (Storage running = open(there)) {
            assertThat(running.trouble()).isEmpty();
            assertThatThrownBy(
                            () -> Storages.copy(there, StoreSettings.Provider.SQLITE, StoreSettings.Provider.POSTGRES))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another Tupa server uses the data directory");
        }
        try (Storage running = open(back)) {
            assertThat(running.trouble()).isEmpty();
            assertThatThrownBy(
                            () -> Storages.copy(there, StoreSettings.Provider.SQLITE, StoreSettings.Provider.POSTGRES))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another Tupa server uses this database");
        }
    }

    @Test
    void a_file_that_is_not_there_is_no_source() {
        assertThatThrownBy(() -> Storages.copy(there, StoreSettings.Provider.SQLITE, StoreSettings.Provider.POSTGRES))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no file " + there.file());
        assertThat(there.file()).doesNotExist();
    }

    private static StoreSettings settings(PostgresDatabase database, Path file, String provider) {
        return Given.settings(Given.hocon(database) + ", " + Given.hocon(file) + ", store.provider = " + provider);
    }

    private static Storage open(StoreSettings settings) {
        return Storages.open(settings, Storages.randomEpochs());
    }
}
