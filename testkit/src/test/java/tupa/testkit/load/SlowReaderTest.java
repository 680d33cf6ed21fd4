package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tupa.testkit.ScriptedClient;
import tupa.testkit.Transcript;
import tupa.testkit.TupaServer;
import tupa.wire.Event;
import tupa.wire.RoomName;

/** Somebody stops reading in a room under load. */
class SlowReaderTest {
    private static final int CLIENTS = 10;
    private static final int SECONDS = 2;
    private static final int CHARACTERS = 4000;

    /** So much that what is said to one reader is more than the kernel keeps for two sockets. */
    private static final int PER_SECOND = 1000;

    private static final int POSTS = PER_SECOND * SECONDS;
    private static final int ROUNDS = 3;

    /** Below this a difference is the scheduler's. */
    private static final double FLOOR_MS = 20;

    /** What one round says to each reader is several times as much. */
    private static final long HEAP_GROWTH_MAX = 24L << 20;

    private static final TupaServer SERVER = TupaServer.storing().with("""
            tupa.limits.rate.enabled = false
            tupa.outbox { bytes = 64 KiB, messages = 100 }
            tupa.rooms.relay-memory = 50
            """);

    @BeforeAll
    static void start() throws IOException {
        SERVER.start();
        flood("warm-up");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void the_others_hardly_notice() throws IOException {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();

        for (int round = 1; round <= ROUNDS; round++) {
            without.add(p99(flood("calm-" + round)));
            try (ScriptedClient slow = stoppedReader("slow-" + round)) {
                with.add(p99(flood("slow-" + round)));
                slow.readAgain();
                slow.expect(Event.Lagging.class);
            }
        }

        assertThat(median(with)).as("ms %s instead of %s", with, without).isLessThan(2 * median(without) + FLOOR_MS);
    }

    @Test
    void who_reads_again_on_the_same_connection_is_told_and_misses_nothing() throws IOException {
        try (ScriptedClient slow = stoppedReader("again")) {
            flood("again");
            slow.readAgain();
            Transcript seen = slow.awaitTranscript(room("again"), transcript -> isLevel(transcript));

            assertThat(seen.texts()).hasSize(POSTS);
            assertThat(seen.faults()).isEmpty();
            assertTold(slow.unexpected());
        }
    }

    @Test
    void who_comes_back_on_another_connection_misses_nothing() throws IOException {
        try (ScriptedClient slow = stoppedReader("back")) {
            flood("back");
            slow.drop();
            slow.resume();
            Transcript seen = slow.awaitTranscript(room("back"), transcript -> isLevel(transcript));

            assertThat(seen.texts()).hasSize(POSTS);
            assertThat(seen.faults()).isEmpty();
        }
    }

    @Test
    void what_waits_for_those_who_do_not_read_is_bounded() throws IOException {
        List<ScriptedClient> slow = Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
                .map(who -> stoppedReader("heap", who))
                .toList();
        long before = heap();

        flood("heap");
        long after = heap();
        slow.forEach(ScriptedClient::drop);

        assertThat(after - before).isLessThan(HEAP_GROWTH_MAX);
    }

    /** Once each time he falls behind, and then that he is level again; the last time at the end of everything. */
    private static void assertTold(List<Event> events) {
        List<Event> told = events.stream()
                .filter(event -> event instanceof Event.Lagging || event instanceof Event.Live)
                .toList();
        assertThat(told).hasSizeGreaterThanOrEqualTo(2);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).isInstanceOf(i % 2 == 0 ? Event.Lagging.class : Event.Live.class);
        }
        assertThat(told.get(told.size() - 1)).isInstanceOf(Event.Live.class);
    }

    private static boolean isLevel(Transcript transcript) {
        return transcript.isLive() && transcript.last() == POSTS;
    }

    private static String room(String run) {
        return "load-" + run + "-0";
    }

    private static ScriptedClient stoppedReader(String run) {
        return stoppedReader(run, "slow");
    }

    private static ScriptedClient stoppedReader(String run, String name) {
        ScriptedClient client = ScriptedClient.connect(SERVER.url());
        client.hello(name + "-" + run, room(run));
        client.expect(Event.Live.class, live -> live.room().equals(new RoomName(room(run))));
        client.stopReading();
        return client;
    }

    private static Ledger flood(String run) throws IOException {
        LoadOptions options = LoadOptions.parse(List.of(
                "--clients",
                "" + CLIENTS,
                "--rate",
                "" + PER_SECOND,
                "--seconds",
                "" + SECONDS,
                "--size",
                "" + CHARACTERS));
        Ledger ledger = new Ledger(CLIENTS, 1, POSTS);
        try (LoadLoop loop = new LoadLoop(options, ledger)) {
            loop.connect(URI.create(SERVER.url()), run);
            loop.load();
        }
        assertThat(new LoadReport(options, ledger, Optional.empty()).isGood()).isTrue();
        return ledger;
    }

    private static double p99(Ledger ledger) {
        return ledger.deliveryMicros().getValueAtPercentile(99) / 1000.0;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
