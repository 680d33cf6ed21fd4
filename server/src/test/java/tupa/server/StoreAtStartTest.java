package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told, and with which exit code, when the store cannot be used at the start. */
class StoreAtStartTest {
    @TempDir
    Path directory;

    @Test
    void a_second_server_on_the_same_data_is_refused_and_the_first_goes_on() {
        RunningServer first = start();
        try {
            assertRefused("another Tupa server uses the data directory " + directory);
        } finally {
            first.stop().toCompletableFuture().join();
        }
        start().stop().toCompletableFuture().join();
    }

    @Test
    void a_file_that_is_no_database_is_named() throws Exception {
        Files.writeString(directory.resolve("tupa.db"), "no database, and longer than a header. ".repeat(50));

        assertRefused("tupa.db: [SQLITE_NOTADB]");
    }

    @Test
    void a_damaged_file_is_named() throws Exception {
        start().stop().toCompletableFuture().join();
        byte[] bytes = Files.readAllBytes(directory.resolve("tupa.db"));
        Arrays.fill(bytes, 200, bytes.length, (byte) 0x5a);
        Files.write(directory.resolve("tupa.db"), bytes);

        assertRefused("tupa.db: [SQLITE_CORRUPT]");
    }

    @Test
    void tables_of_a_newer_program_are_named() throws Exception {
        start().stop().toCompletableFuture().join();
        try (Connection connection = other();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into schema_version values (999)");
        }

        assertRefused("its tables have version 999, this program knows versions up to");
    }

    private Connection other() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("tupa.db"));
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(1))
                .hasMessageContaining(why);
    }

    private RunningServer start() {
        List<String> args = List.of(
                "--http",
                "127.0.0.1:0",
                "--tcp",
                "127.0.0.1:0",
                "--data",
                directory.toString(),
                "--config",
                "/dev/null",
                "-Dtupa.store.sqlite.busy-timeout=50 ms");
        return RunningServer.start(ServerSettings.of(Arguments.parse(args), Map.of(), directory));
    }
}
