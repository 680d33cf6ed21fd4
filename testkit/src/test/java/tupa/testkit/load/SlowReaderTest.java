package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.ScriptedClient;
import tupa.testkit.Transcript;
import tupa.testkit.TupaServer;
import tupa.testkit.seeds.Seed;
import tupa.wire.Event;

/** Somebody stops reading in a room under load. */
@Isolated
class SlowReaderTest {
    /** So much that what is said to one reader is more than the kernel keeps for two sockets. */
    private static final Flood FLOOD = new Flood(10, 1000, 2, 4000);

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
    void who_reads_again_on_the_same_connection_is_told_and_misses_nothing() throws IOException {
        try (ScriptedClient slow = stoppedReader("again")) {
            flood("again");
            slow.readAgain();
            Transcript seen = slow.awaitTranscript(Flood.room("again"), transcript -> isLevel(transcript));

            assertThat(seen.texts()).hasSize(FLOOD.posts());
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
            Transcript seen = slow.awaitTranscript(Flood.room("back"), transcript -> isLevel(transcript));

            assertThat(seen.texts()).hasSize(FLOOD.posts());
            assertThat(seen.faults()).isEmpty();
        }
    }

    @Test
    @Seed("S2-64")
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
        return transcript.isLive() && transcript.last() == FLOOD.posts();
    }

    private static ScriptedClient stoppedReader(String run) {
        return stoppedReader(run, "slow");
    }

    private static ScriptedClient stoppedReader(String run, String name) {
        ScriptedClient client = ScriptedClient.connect(SERVER.url());
        client.hello(name + "-" + run, Flood.room(run).value());
        client.expect(Event.Live.class, live -> live.room().equals(Flood.room(run)));
        client.stopReading();
        return client;
    }

    private static void flood(String run) throws IOException {
        FLOOD.over(SERVER.url(), run);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
