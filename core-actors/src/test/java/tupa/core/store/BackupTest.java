package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.said;
import static tupa.core.store.Given.session;
import static tupa.core.store.Given.soon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:03:00Z");

    @TempDir
    private Path directory;

    private Path backup = Path.of("");
    private StoreSettings settings = Given.settings(Path.of("none"));

    @BeforeEach
    void prepare() throws IOException {
        settings =
                Given.settings(Files.createDirectory(directory.resolve("data")).resolve("tupa.db"));
        backup = directory.resolve("backup.db");
    }

    @Test
    void what_is_stored_while_others_write_is_copied_as_it_was_at_one_moment() {
        Backup.Summary summary;
        long acknowledged;
        try (Storage storage = open()) {
            OpenedRoom ops = soon(storage.messages().open(room("ops"), 0));
            Appending appending = new Appending(storage.messages(), ops);
            appending.begin();
            appending.awaitSome(50);
            acknowledged = appending.acknowledged();
            summary = Backup.make(settings, backup);
            appending.awaitSome(50);
            appending.end();
        }

        Backup.Restored restored = restore(true);
        OpenedRoom again = opened("ops");
        assertThat(restored.summary()).isEqualTo(summary);
        assertThat(again.newest()).isGreaterThanOrEqualTo(acknowledged).isEqualTo(summary.events());
        assertThat(again.recent()).isEqualTo(said(1, again.newest()));
    }

    @Test
    void a_backup_is_one_file_and_leaves_nothing_else_behind() throws IOException {
        try (Storage storage = open()) {
            fill(storage, "ops", 10);
            Backup.make(settings, backup);
        }

        assertThat(filesIn(directory)).containsExactlyInAnyOrder("backup.db", "data");
        assertThat(filesIn(directory.resolve("data"))).containsExactlyInAnyOrder("tupa.db", "tupa.lock");
    }

    @Test
    void nothing_is_ever_overwritten_by_a_backup() throws IOException {
        open().close();
        Files.writeString(backup, "something dear");

        assertThatThrownBy(() -> Backup.make(settings, backup)).hasMessageContaining(backup + " exists already");
        assertThat(backup).hasContent("something dear");
    }

    @Test
    void where_there_is_no_store_nothing_is_backed_up() throws IOException {
        assertThatThrownBy(() -> Backup.make(settings, backup)).hasMessageContaining("there is no store");

        assertThat(filesIn(directory)).containsExactly("data");
        assertThat(filesIn(directory.resolve("data"))).isEmpty();
    }

    @Test
    void a_damaged_store_gives_no_backup() throws IOException {
        fillAndDamage();

        assertThatThrownBy(() -> Backup.make(settings, backup)).hasMessageContaining("cannot back up");
        assertThat(filesIn(directory)).containsExactly("data");
    }

    @Test
    void a_restored_store_has_everything_and_new_epochs() {
        OpenedRoom ops;
        try (Storage storage = open()) {
            ops = fill(storage, "ops", 10);
            soon(storage.sessions().save(session(ALICE, "ops")));
            Backup.make(settings, backup);
            soon(storage.messages().append(said(ops, 11, 20)));
        }

        Backup.Restored restored = restore(true);

        assertThat(restored.summary()).isEqualTo(new Backup.Summary(1, 10));
        assertThat(restored.aside())
                .contains(directory.resolve("data/tupa.db.before-restore-20261120T100300Z"))
                .hasValueSatisfying(aside -> assertThat(aside).exists());
        try (Storage storage = open()) {
            OpenedRoom again = soon(storage.messages().open(room("ops"), 100));
            assertThat(again.recent()).isEqualTo(said(1, 10));
            assertThat(again.epoch()).isNotEqualTo(ops.epoch());
            assertThat(soon(storage.sessions().loadAll())).containsExactly(session(ALICE, "ops"));
        }
    }

    @Test
    void a_store_is_replaced_only_when_that_is_said() throws IOException {
        try (Storage storage = open()) {
            fill(storage, "ops", 10);
            Backup.make(settings, backup);
            fill(storage, "dev", 10);
        }

        assertThatThrownBy(() -> restore(false)).hasMessageContaining("--replace");
        assertThat(opened("dev").newest()).isEqualTo(10);
        Files.delete(settings.file());
        Files.writeString(directory.resolve("data/tupa.db-wal"), "of another file");
        assertThatThrownBy(() -> restore(false)).hasMessageContaining("tupa.db-wal is there");
        assertThat(restore(true).summary().events()).isEqualTo(10);
        assertThat(opened("ops").newest()).isEqualTo(10);
    }

    @Test
    void nothing_is_restored_under_a_running_server() {
        try (Storage storage = open()) {
            OpenedRoom ops = fill(storage, "ops", 10);
            Backup.make(settings, backup);

            assertThatThrownBy(() -> restore(true)).hasMessageContaining("another Tupa server uses");
            assertThatThrownBy(() -> Backup.renewEpochs(settings, Storages.randomEpochs()))
                    .hasMessageContaining("another Tupa server uses");
            assertThat(soon(storage.messages().open(room("ops"), 0)).epoch()).isEqualTo(ops.epoch());
        }
    }

    @Test
    void what_is_no_backup_is_refused_and_the_store_left_as_it_is() throws Exception {
        try (Storage storage = open()) {
            fill(storage, "ops", 10);
        }
        assertThatThrownBy(() -> restore(true)).hasMessageContaining("there is no file");
        Files.writeString(backup, "this is no database, but long enough to look like something. ".repeat(100));
        assertThatThrownBy(() -> restore(true)).hasMessageContaining("not a database");
        Files.copy(settings.file(), backup, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(directory.resolve("backup.db-wal"), "what came last");
        assertThatThrownBy(() -> restore(true)).hasMessageContaining("not a backup");
        Files.delete(directory.resolve("backup.db-wal"));
        change(backup, "insert into schema_version values (999)");
        assertThatThrownBy(() -> restore(true)).hasMessageContaining("version 999");

        assertThat(opened("ops").newest()).isEqualTo(10);
        assertThat(filesIn(directory.resolve("data"))).containsExactlyInAnyOrder("tupa.db", "tupa.lock");
    }

    @Test
    void a_store_that_cannot_be_moved_aside_as_a_whole_stays_where_it_is() throws IOException {
        try (Storage storage = open()) {
            fill(storage, "ops", 10);
            Backup.make(settings, backup);
            fill(storage, "dev", 10);
        }
        Path log = directory.resolve("data/tupa.db-wal");
        Files.writeString(log, "");
        Path inTheWay = Files.createDirectory(directory.resolve("data/tupa.db.before-restore-20261120T100300Z-wal"));

        assertThatThrownBy(() -> restore(true)).hasMessageContaining(inTheWay.toString());
        assertThat(log).exists();
        assertThat(opened("dev").newest()).isEqualTo(10);
    }

    @Test
    void a_damaged_backup_is_refused() throws Exception {
        fillAndDamage();
        Files.move(settings.file(), backup);

        assertThatThrownBy(() -> restore(false)).hasMessageContaining("cannot restore " + backup);
        assertThat(filesIn(directory.resolve("data"))).containsExactly("tupa.lock");
    }

    @Test
    void epochs_alone_can_be_renewed() {
        OpenedRoom ops;
        OpenedRoom dev;
        try (Storage storage = open()) {
            ops = fill(storage, "ops", 10);
            dev = fill(storage, "dev", 1);
        }

        long rooms = Backup.renewEpochs(settings, Storages.randomEpochs());

        assertThat(rooms).isEqualTo(2);
        assertThat(List.of(opened("ops").epoch(), opened("dev").epoch()))
                .doesNotHaveDuplicates()
                .doesNotContain(ops.epoch(), dev.epoch());
        assertThat(opened("ops").recent()).isEqualTo(said(1, 10));
    }

    private Storage open() {
        return Storages.open(settings, Storages.randomEpochs());
    }

    private OpenedRoom opened(String name) {
        try (Storage storage = open()) {
            return soon(storage.messages().open(room(name), Integer.MAX_VALUE));
        }
    }

    private Backup.Restored restore(boolean replace) {
        return Backup.restore(settings, backup, replace, Storages.randomEpochs(), NOW);
    }

    private static OpenedRoom fill(Storage storage, String name, long count) {
        OpenedRoom opened = soon(storage.messages().open(room(name), 0));
        soon(storage.messages().append(said(opened, 1, count)));
        return opened;
    }

    /** The header stays, so that only a check of the whole file finds it. */
    private void fillAndDamage() throws IOException {
        try (Storage storage = open()) {
            fill(storage, "ops", 2000);
        }
        byte[] bytes = Files.readAllBytes(settings.file());
        Arrays.fill(bytes, 8 * 4096, bytes.length - 4096, (byte) 0x5a);
        Files.write(settings.file(), bytes);
    }

    private static void change(Path file, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> filesIn(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
