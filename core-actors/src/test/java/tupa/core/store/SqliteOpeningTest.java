package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told when the store cannot be opened. */
final class SqliteOpeningTest {
    @TempDir
    private Path directory;

    @Test
    void a_missing_directory_is_made() {
        Path file = directory.resolve("new/deep/tupa.db");

        open(file);

        assertThat(file).exists();
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() throws Exception {
        Path obstacle = Files.writeString(directory.resolve("data"), "a file");

        assertThatThrownBy(() -> open(obstacle.resolve("tupa.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("data directory " + obstacle);
    }

    @Test
    void a_directory_in_place_of_the_file_is_named() throws Exception {
        Path file = Files.createDirectory(directory.resolve("tupa.db"));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot open the store " + file);
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws Exception {
        String garbage = "this is no database, but long enough to look like something. ".repeat(100);
        Path file = Files.writeString(directory.resolve("tupa.db"), garbage);

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("not a database");
        assertThat(file).hasContent(garbage);
    }

    @Test
    void tables_of_a_newer_program_are_refused() throws Exception {
        Path file = directory.resolve("tupa.db");
        open(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into schema_version values (" + (Schema.version("sqlite") + 1) + ")");
        }

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("its tables have version 4, this program knows versions up to 3");
    }

    private static void open(Path file) {
        Storages.open(Given.settings(file), Storages.randomEpochs()).close();
    }
}
