package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MovedAsideTest {
    @TempDir
    private Path directory;

    private final MovedAside moved = new MovedAside();
    private Path store;
    private Path log;
    private Path aside;

    @BeforeEach
    void prepare() throws IOException {
        store = Files.writeString(directory.resolve("tupa.db"), "the store");
        log = Files.writeString(directory.resolve("tupa.db-wal"), "its log");
        aside = directory.resolve("tupa.db.aside");
    }

    @Test
    void the_store_is_moved_with_what_belongs_to_it() throws IOException {
        moved.move(store, aside);

        assertThat(moved.file()).contains(aside);
        assertThat(aside).hasContent("the store");
        assertThat(directory.resolve("tupa.db.aside-wal")).hasContent("its log");
        assertThat(directory).isDirectoryNotContaining(file -> file.equals(store) || file.equals(log));
    }

    @Test
    void it_comes_back_in_place_of_what_was_to_succeed_it() throws IOException {
        IOException why = new IOException("the disk is full");
        moved.move(store, aside);
        Files.writeString(store, "half a successor");

        moved.moveBack(why);

        assertThat(store).hasContent("the store");
        assertThat(log).hasContent("its log");
        assertThat(why).hasNoSuppressedExceptions();
    }

    @Test
    void what_cannot_come_back_is_told() throws IOException {
        IOException why = new IOException("the disk is full");
        moved.move(store, aside);
        Files.createDirectories(store.resolve("in the way"));

        moved.moveBack(why);

        assertThat(log).hasContent("its log");
        assertThat(why.getSuppressed())
                .singleElement()
                .satisfies(left -> assertThat(left).hasMessageContaining(store + " is left as " + aside));
    }
}
