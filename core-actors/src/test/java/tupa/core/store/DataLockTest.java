package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.soon;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class DataLockTest {
    @TempDir
    private Path directory;

    @Test
    void a_second_store_of_this_process_is_refused_and_does_not_free_the_first() {
        try (Storage first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another Tupa server uses the data directory " + directory);
            assertThatThrownBy(() -> DataLock.hold(directory)).isInstanceOf(StoreException.class);
            assertThat(soon(first.messages().open(room("ops"), 0)).newest()).isZero();
        }
        open().close();
    }

    @Test
    void a_link_to_the_directory_is_the_directory() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        try (DataLock lock = DataLock.hold(real)) {
            assertThatThrownBy(() -> DataLock.hold(link)).isInstanceOf(StoreException.class);
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void a_store_that_cannot_be_opened_leaves_no_lock_behind() throws Exception {
        Files.writeString(directory.resolve("tupa.db"), "no database, and longer than a header. ".repeat(50));

        assertThatThrownBy(this::open).hasMessageContaining("not a database");
        DataLock.hold(directory).close();
    }

    @Test
    @Timeout(60)
    void another_process_is_refused_until_the_first_is_killed() throws Exception {
        Process child = Crash.child(Given.hocon(directory.resolve("tupa.db")));
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isNotEmpty();
            assertThatThrownBy(this::open).hasMessageContaining("another Tupa server uses the data directory");
        } finally {
            child.destroyForcibly().waitFor();
        }

        open().close();
    }

    private Storage open() {
        return Storages.open(Given.settings(directory.resolve("tupa.db")), Storages.randomEpochs());
    }
}
