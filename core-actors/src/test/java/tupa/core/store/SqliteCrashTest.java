package tupa.core.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SqliteCrashTest {
    @Test
    @Timeout(60)
    void what_was_acknowledged_survives_a_kill(@TempDir Path directory) throws Exception {
        Crash.assertNothingAcknowledgedIsLost(Given.hocon(directory.resolve("tupa.db")));
    }
}
