package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFileTest {
    @TempDir
    private Path directory;

    private static void log(LogFile file, String text) {
        file.publish(new LogRecord(Level.INFO, text));
    }

    @Test
    void each_client_has_a_file_that_is_readable_by_its_user_only_and_nothing_beside_it() throws IOException {
        Path first = directory.resolve("client.log");
        Files.writeString(StateFiles.prepared(first), "of yesterday\n");
        LogFile one = LogFile.open(first);
        LogFile two = LogFile.open(first);
        log(one, "of one");
        log(two, "of two");

        assertThat(first)
                .content()
                .startsWith("of yesterday\n")
                .contains("of one")
                .doesNotContain("of two");
        assertThat(directory.resolve("client.log.1")).content().contains("of two");
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).containsExactly(first, directory.resolve("client.log.1"));
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_file_that_is_too_long_begins_anew() throws IOException {
        Path file = directory.resolve("client.log");
        Files.writeString(file, "x".repeat(1_000_001));

        log(LogFile.open(file), "the first of the new ones");

        assertThat(file).content().contains("the first of the new ones").doesNotContain("x".repeat(100));
    }
}
