package tupa.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.WithPostgres;

/** The same as {@link KillTest}, over PostgreSQL; {@code tests.kills} counts here too. */
@WithPostgres
class PostgresKillTest {
    private static final int KILLS = Integer.getInteger("tests.kills", 2);

    @TempDir
    Path data;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void what_was_acknowledged_survives_every_kill_and_what_was_not_appears_once(PostgresDatabase database)
            throws InterruptedException {
        List<String> store = List.of(
                "-Dtupa.store.provider=postgres",
                "-Dtupa.store.postgres.url=" + database.url(),
                "-Dtupa.store.postgres.user=" + database.user(),
                "-Dtupa.store.postgres.password=" + database.password());

        new KillLoop(data, store).run(KILLS, time -> KillLoop.Ending.KILL);
    }
}
