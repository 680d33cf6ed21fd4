package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.file.BadFile;
import tupa.terminal.model.ExitCode;
import tupa.terminal.rehearsal.Stage;

final class RehearsalTest {
    @Test
    void a_rehearsal_comes_to_its_end(@TempDir Path scratch) throws IOException, BadFile {
        try (Stage stage = new Stage()) {
            assertThat(Rehearsal.play(stage.uri(), scratch)).isEqualTo(ExitCode.FINE);
        }
    }
}
