package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFilesTest {
    @TempDir
    private Path home;

    private Path prepared() throws IOException {
        return StateFiles.prepared(new StateFiles(Map.of(), home).history());
    }

    @Test
    void a_file_is_made_for_its_owner_alone_with_the_directories_above_it() throws IOException {
        Path file = prepared();

        assertThat(file).isEqualTo(home.resolve(".local/state/tupa/history"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_directory_may_be_a_link_to_one() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Path state = Files.createDirectories(home.resolve(".local/state"));
        Files.createSymbolicLink(state.resolve("tupa"), elsewhere);

        assertThat(prepared()).exists();

        assertThat(elsewhere.resolve("history")).exists();
    }
}
