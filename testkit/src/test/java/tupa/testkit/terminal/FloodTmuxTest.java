package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Somebody types in a real terminal while 500 messages a second come in: nothing is lost, above the input or in it. */
@Isolated
final class FloodTmuxTest {
    private static final String TYPED = "Every key of this has its place, whatever is said above it.";
    private static final Duration KEY = Duration.ofMillis(70);

    /** What the screen has of a message, on either kind of screen. */
    private static final Pattern MESSAGE = Pattern.compile("Bob(?:: | {5})message (\\d+)\\b");

    @TempDir
    private Path directory;

    private ChatServer server;
    private Tmux tmux;
    private Flood flood;

    @BeforeEach
    void bob_is_there() throws IOException {
        Tmux.demand();
        server = new ChatServer(directory, Map.of(), List.of("-Dtupa.limits.rate.enabled=false"));
        tmux = new Tmux(directory);
        flood = new Flood(server.url(), "");
    }

    @AfterEach
    void end() {
        flood.close();
        tmux.close();
        server.close();
    }

    private Pane alice(String mode) throws IOException {
        Pane alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice", mode));
        alice.stands("<any>● online · Alice · 1:#lobby", "[#lobby]");
        return alice;
    }

    /** Key by key, each of which has its place before the next one comes. */
    private static void type(Pane pane) {
        long start = System.nanoTime();
        for (int i = 0; i < TYPED.length(); i++) {
            pane.type(TYPED.substring(i, i + 1));
            pane.stands("<any>● online<any>", ("[#lobby] " + TYPED.substring(0, i + 1)).stripTrailing());
            LockSupport.parkNanos(start + (i + 1) * KEY.toNanos() - System.nanoTime());
        }
    }

    private static List<Integer> messages(List<String> rows) {
        return rows.stream()
                .map(MESSAGE::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
    }

    private static List<Integer> upTo(int last, int count) {
        return IntStream.rangeClosed(last - count + 1, last).boxed().toList();
    }

    @Test
    void above_the_input_each_message_is_in_the_scrollback_once_and_in_order()
            throws IOException, InterruptedException {
        Pane alice = alice("--inline");
        flood.begin();

        type(alice);
        int said = flood.end();

        assertThat(flood.perSecond()).isGreaterThan(490);
        assertThat(said).isGreaterThan(2_000);
        alice.shows("[hh:mm:ss] Bob: message " + said);
        alice.stands("● online · Alice · 1:#lobby", "[#lobby] " + TYPED);
        assertThat(messages(alice.rows())).isEqualTo(upTo(said, said));
        assertThat(alice.rows()).filteredOn(row -> row.contains("[#lobby]")).hasSize(1);
        assertThat(alice.rows()).filteredOn(row -> row.contains("● online")).hasSize(1);
        alice.key("Enter");
        assertThat(flood.heard()).isEqualTo(TYPED);
    }

    @Test
    void the_full_screen_has_the_newest_messages_and_the_input_is_whole() throws IOException, InterruptedException {
        Pane alice = alice("--full");
        flood.begin();

        type(alice);
        int said = flood.end();

        alice.shows("<any>Bob     message " + said + " <any>");
        alice.stands(" ● online · Alice · 1:#lobby", "[#lobby] " + TYPED);
        List<Integer> seen = messages(alice.visible());
        assertThat(seen).hasSize(37).isEqualTo(upTo(said, seen.size()));
        alice.key("Enter");
        assertThat(flood.heard()).isEqualTo(TYPED);
    }
}
