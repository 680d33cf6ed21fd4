package tupa.core.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.WithPostgres;

/** The next process also gets the database at once, although the one that was killed had it for itself. */
@WithPostgres
final class PostgresCrashTest {
    @Test
    @Timeout(60)
    void what_was_acknowledged_survives_a_kill(PostgresDatabase database) throws Exception {
        Crash.assertNothingAcknowledgedIsLost(Given.hocon(database));
    }
}
