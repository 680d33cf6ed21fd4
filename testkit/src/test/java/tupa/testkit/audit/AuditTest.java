package tupa.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.process.ServerProcess;

class AuditTest {
    @Test
    void a_data_directory_that_is_not_there_is_made(@TempDir Path directory) {
        Path data = directory.resolve("not/there");

        assertThatIllegalStateException()
                .isThrownBy(() -> Audit.run(
                        AuditOptions.parse(List.of("--data", data.toString())), line -> {}, AuditTest::refuse))
                .withMessage("no server today");
        assertThat(data).isDirectory();
    }

    private static ServerProcess refuse(Path data, List<String> flags) {
        throw new IllegalStateException("no server today");
    }
}
