package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CareMainTest {
    @TempDir
    Path directory;

    private Path data;
    private Path backup;

    @BeforeEach
    void store() {
        data = directory.resolve("data");
        backup = directory.resolve("backup.db");
        RunningServer server = RunningServer.start(ServerSettings.of(
                Arguments.parse(List.of(
                        "--http",
                        "127.0.0.1:0",
                        "--tcp",
                        "127.0.0.1:0",
                        "--data",
                        data.toString(),
                        "--config",
                        "/dev/null")),
                Map.of(),
                directory));
        server.stop().toCompletableFuture().join();
    }

    @Test
    void a_backup_is_made_and_put_back() {
        assertThat(care("backup", backup.toString())).contains("0 events of 0 rooms to " + backup);
        assertThat(care("restore", backup.toString(), "--replace")).contains("is kept as", "before-restore");
        assertThat(care("restore", "--epochs-only")).contains("Every room has a new epoch, 0 in all");
        assertThat(backup).exists();
    }

    @Test
    void what_the_machine_does_not_grant_is_exit_code_1() throws Exception {
        Files.writeString(backup, "here already");

        assertFails(1, "exists already", "backup", backup.toString());
        assertFails(1, "not a database", "restore", backup.toString(), "--replace");
        assertFails(1, "--replace", "restore", backup.toString());
        assertFails(
                1, "only a SQLite store", "backup", directory.resolve("b2").toString(), "-Dtupa.store.provider=memory");
    }

    @Test
    void what_makes_no_sense_is_exit_code_2() {
        assertFails(2, "Which file?", "backup");
        assertFails(2, "Which file?", "restore", "--replace");
        assertFails(2, "there is no file", "restore", backup.toString(), "--epochs-only");
        assertFails(2, "What does --replace mean", "backup", backup.toString(), "--replace");
        assertFails(2, "usage: tupa backup FILE", "backup", backup.toString(), "--foo");
        assertThatThrownBy(() -> CareArguments.parse(List.of())).isInstanceOf(StartFailure.class);
    }

    @Test
    void help_says_what_the_exit_codes_mean() {
        assertThat(care("backup", "--help")).contains("usage: tupa backup FILE", "Exit code");
        assertThat(care("restore", "--help")).contains("usage: tupa restore FILE", "--epochs-only", "Exit code");
    }

    private void assertFails(int exitCode, String why, String... args) {
        assertThatThrownBy(() -> care(args))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(exitCode))
                .hasMessageContaining(why);
    }

    private String care(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString(), "--config", "/dev/null"));
        return CareMain.run(CareArguments.parse(all));
    }
}
