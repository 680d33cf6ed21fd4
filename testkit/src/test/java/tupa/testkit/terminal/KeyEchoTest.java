package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever types sees it at once, whatever is said meanwhile: client and server are processes, the terminal is tmux. */
@Isolated
final class KeyEchoTest {
    /** So many different ones that none of them is on the screen when it is typed again. */
    private static final String LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

    private static final int LINES = 24;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final double MOST_MS = 20;
    private static final double LEAST_PER_SECOND = 490;

    /** Others may use the machine just then, or a machine stop for a moment: one round of three has to be good. */
    private static final int ROUNDS = 3;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--inline", "--full"})
    void a_key_is_painted_within_20_ms_while_500_messages_a_second_come_in(String mode)
            throws IOException, InterruptedException {
        Tmux.demand();
        try (ChatServer server = new ChatServer(directory, Map.of(), List.of("-Dtupa.limits.rate.enabled=false"));
                Tmux tmux = new Tmux(directory);
                Flood flood = new Flood(server.url(), "")) {
            Pane alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice", mode));
            alice.stands("<any>● online · Alice · 1:#lobby", "[#lobby]");
            flood.begin();
            alice.shows("<any>message 500<any>");
            double best = Double.MAX_VALUE;
            try (PressedKeys keys = tmux.control("alice")) {
                for (int round = 1; round <= ROUNDS && best >= MOST_MS; round++) {
                    best = Math.min(best, p99(mode, typed(keys)));
                }
            }
            alice.shows("<any>message " + flood.end() + "<any>");
            assertThat(flood.perSecond()).isGreaterThan(LEAST_PER_SECOND);
            assertThat(best).isLessThan(MOST_MS);
        }
    }

    /** How long each key took, in the order of that. */
    private static long[] typed(PressedKeys keys) throws InterruptedException {
        LongStream.Builder all = LongStream.builder();
        for (int line = 0; line < LINES; line++) {
            // While one half is typed, the other one is taken away: a key that is seen has come after that.
            int half = LETTERS.length() / 2;
            int from = line % 2 * half;
            for (int i = from; i < from + half; i++) {
                all.add(keys.type(LETTERS.substring(i, i + 1)));
                LockSupport.parkNanos(PAUSE_NS);
            }
            keys.press("C-u");
        }
        return all.build().sorted().toArray();
    }

    private static double p99(String mode, long[] sorted) {
        double median = sorted[sorted.length / 2] / 1e6;
        double p99 = sorted[sorted.length * 99 / 100] / 1e6;
        System.out.printf(
                "KeyEchoTest %s: %d keys, median %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                mode, sorted.length, median, p99, sorted[sorted.length - 1] / 1e6);
        return p99;
    }
}
