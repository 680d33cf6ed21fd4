package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.process.ServerProcess;
import tupa.testkit.seeds.Seed;
import tupa.wire.CloseReason;
import tupa.wire.Event;

/**
 * A server process that is killed, or told to stop, in the middle of a load. How often it is killed in a row is the
 * property {@code tests.kills}: 2 unless told otherwise, 10 in the slow suite ({@code mvn -Pslow verify}).
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("tests.kills", 2);
    private static final List<String> FLAGS = List.of("-Dtupa.limits.rate.enabled=false");

    @TempDir
    Path data;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void what_was_acknowledged_survives_every_kill_and_what_was_not_appears_once() throws InterruptedException {
        new KillLoop(data, List.of()).run(KILLS, time -> KillLoop.Ending.KILL);
    }

    @Test
    void three_restarts_of_either_kind_cost_no_message_and_nobody_is_shown_a_coming_or_going()
            throws InterruptedException {
        new KillLoop(data, List.of()).run(3, time -> time == 2 ? KillLoop.Ending.KILL : KillLoop.Ending.STOP);
    }

    @Test
    @Seed("S2-73")
    void a_stop_settles_and_answers_what_was_posted_and_says_goodbye() throws InterruptedException {
        ServerProcess server = ServerProcess.start(data, FLAGS);
        try (Crowd crowd = new Crowd(server.url(), 20)) {
            crowd.postWhile(100, () -> {
                crowd.awaitMessages(50);
                server.askToStop();
                assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
            });
            List<CloseReason> reasons = crowd.clients().stream()
                    .map(client -> client.expect(Event.Bye.class).reason())
                    .distinct()
                    .toList();

            assertThat(reasons).containsExactly(CloseReason.SHUTTING_DOWN);
            assertThat(crowd.ackedCount()).isGreaterThanOrEqualTo(50);
        } finally {
            server.close();
        }
    }

    @Test
    void neither_a_store_that_hangs_nor_readers_that_do_not_read_keep_it_from_ending() throws SQLException {
        ServerProcess server = ServerProcess.start(data, FLAGS);
        List<ScriptedClient> clients = IntStream.range(0, 50)
                .mapToObj(number -> {
                    ScriptedClient client = ScriptedClient.connect(server.url());
                    client.hello("member" + number);
                    return client;
                })
                .toList();
        clients.stream().limit(10).forEach(ScriptedClient::stopReading);
        ScriptedClient greeting = ScriptedClient.connect(server.url());
        ScriptedClient author = clients.get(49);
        try (Connection lock = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("tupa.db"))) {
            lock.createStatement().execute("begin exclusive");
            author.send(author.post("lobby", "never stored"));
            author.fence();

            server.askToStop();

            assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
            assertThat(author.expect(Event.Bye.class).reason()).isEqualTo(CloseReason.SHUTTING_DOWN);
            assertThat(greeting.expect(Event.Bye.class).reason()).isEqualTo(CloseReason.SHUTTING_DOWN);
        } finally {
            clients.forEach(ScriptedClient::close);
            greeting.close();
            server.close();
        }
    }
}
