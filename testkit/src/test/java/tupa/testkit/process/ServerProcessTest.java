package tupa.testkit.process;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    @Test
    void a_server_that_cannot_start_says_why(@TempDir Path data) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerProcess.start(data, List.of("-Dtupa.rooms.capacity=many")))
                .withMessageContaining("the server did not start")
                .withMessageContaining("tupa.rooms.capacity");
    }
}
