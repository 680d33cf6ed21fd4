package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.process.ServerProcess;
import tupa.wire.CloseReason;
import tupa.wire.Event;

/**
 * A server process that is killed, or told to stop, in the middle of a load. How often it is killed in a row is the
 * property {@code tupa.kills}: 2 unless told otherwise, 10 in continuous integration ({@code mvn verify -Dtupa.kills=10}).
 */
class KillTest {
    private static final int CLIENTS = 20;
    private static final int PER_SECOND = 100;
    private static final int KILLS = Integer.getInteger("tupa.kills", 2);
    private static final List<String> FLAGS = List.of("-Dtupa.limits.rate.enabled=false");

    @TempDir
    Path data;

    @Test
    void what_was_acknowledged_survives_every_kill_and_what_was_not_appears_once() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ServerProcess server = ServerProcess.start(data, 0, FLAGS);
        int port = server.port();
        try (Crowd crowd = new Crowd(server.url(), CLIENTS)) {
            int arrivals = crowd.comingsAndGoings().size();
            for (int kill = 1; kill <= KILLS; kill++) {
                killAfter(crowd, server, 20 + random.nextInt(100));
                server = ServerProcess.start(data, port, FLAGS);
                crowd.resumeAt(server.url());
                crowd.assertNothingLostOrDoubled();
            }
            assertThat(crowd.comingsAndGoings()).as("seed %d", seed).hasSize(arrivals);
        } finally {
            server.close();
        }
    }

    private static void killAfter(Crowd crowd, ServerProcess server, int messages) throws InterruptedException {
        crowd.postWhile(PER_SECOND, () -> {
            crowd.awaitMessages(messages);
            server.kill();
        });
    }

    @Test
    void a_stop_settles_and_answers_what_was_posted_and_says_goodbye() throws InterruptedException {
        ServerProcess server = ServerProcess.start(data, 0, FLAGS);
        int port = server.port();
        try (Crowd crowd = new Crowd(server.url(), CLIENTS)) {
            crowd.postWhile(PER_SECOND, () -> {
                crowd.awaitMessages(50);
                server.askToStop();
                assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
            });
            List<CloseReason> reasons = crowd.clients().stream()
                    .map(client -> client.expect(Event.Bye.class).reason())
                    .distinct()
                    .toList();
            long ackedBefore = crowd.ackedCount();
            try (ServerProcess next = ServerProcess.start(data, port, FLAGS)) {
                crowd.resumeAt(next.url());
                crowd.assertNothingLostOrDoubled();
            }

            assertThat(reasons).containsExactly(CloseReason.SHUTTING_DOWN);
            assertThat(ackedBefore).isGreaterThanOrEqualTo(50);
        } finally {
            server.close();
        }
    }
}
