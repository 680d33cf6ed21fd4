package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.process.ServerProcess;
import tupa.testkit.seeds.Seed;

/**
 * Many come and go, and a server process is afterwards what it was before. How many is the property {@code
 * tests.churn.cycles}: 300 unless told otherwise; {@code mvn -Pslow verify} takes 20,000.
 */
@Isolated
class ChurnTest {
    private static final int CYCLES = Integer.getInteger("tests.churn.cycles", 300);

    /** Enough that everything is loaded, opened and grown that is not for one visitor alone. */
    private static final int WARM_UP = Math.min(CYCLES, 1000);

    /** Pools let threads come and go. */
    private static final int THREADS_SLACK = 8;

    /** A hundred bytes left by each of 20,000 would be as much. */
    private static final long LIVE_SLACK = 2L << 20;

    private static final List<String> FLAGS = List.of(
            "-Dtupa.session.resume-window=3s",
            "-Dtupa.session.idle-timeout=1h",
            "-Dtupa.rooms.idle-stop=1s",
            "-Dtupa.limits.rate.enabled=false",
            "-Dtupa.limits.address.enabled=false");

    @TempDir
    Path data;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    @Seed("S2-64")
    void whoever_came_and_went_leaves_nothing_behind() throws IOException, SQLException {
        assumeTrue(Vitals.areKnown(), "needs /proc");
        try (ServerProcess server = ServerProcess.start(data, FLAGS);
                Onlooker onlooker = new Onlooker(server)) {
            Churn churn = new Churn(URI.create(server.url()));
            churn.run(WARM_UP);
            Vitals before = onlooker.whenAlone();

            churn.run(CYCLES);
            Vitals after = onlooker.whenAlone();

            System.out.printf(
                    "%d came and went%n%s%n%s%n%s%n", CYCLES, Vitals.HEAD, before.row("before"), after.row("after"));
            assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors());
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + THREADS_SLACK);
            assertThat(after.liveBytes())
                    .as(() -> Vitals.histogram(server.pid()))
                    .isLessThanOrEqualTo(before.liveBytes() + LIVE_SLACK);
            assertThat(storedSessions()).isEqualTo(1);
        }
    }

    private long storedSessions() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("tupa.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from session")) {
            return row.getLong(1);
        }
    }
}
