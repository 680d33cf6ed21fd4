package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.text.Width;
import tupa.testkit.ScriptedClient;

/** The full screen in a real terminal, while 500 messages a second come in. */
final class FullTmuxTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** tmux draws some of these narrower, and some wider, than other programs count them. */
    private static final String EMOJI = "❤️ 👍🏽 🏳️‍🌈 1️⃣ 🇩🇪 日本";

    private static final int[][] SIZES = {{100, 24}, {60, 24}, {60, 12}, {100, 12}, {40, 24}, {20, 10}, {100, 40}};

    @TempDir
    private Path directory;

    private ChatServer server;
    private Tmux tmux;
    private Pane alice;
    private ScriptedClient bob;
    private final AtomicBoolean over = new AtomicBoolean();
    private Thread flood;

    @BeforeEach
    void alice_is_there() throws IOException {
        Tmux.demand();
        server = new ChatServer(directory, Map.of(), List.of("-Dtupa.limits.rate.enabled=false"));
        tmux = new Tmux(directory);
        alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice", "--full"));
        alice.stands(" ● online · Alice · 1:#lobby", "[#lobby]");
        bob = ScriptedClient.connect(server.url());
        bob.hello("Bob");
        flood = new Thread(this::flood);
        flood.setDaemon(true);
    }

    @AfterEach
    void end() throws InterruptedException {
        over.set(true);
        flood.join();
        bob.close();
        tmux.close();
        server.close();
    }

    private void flood() {
        long start = System.nanoTime();
        for (int i = 1; !over.get(); i++) {
            bob.send(bob.post("lobby", EMOJI + " message " + i));
            LockSupport.parkNanos(start + i * 2_000_000L - System.nanoTime());
        }
    }

    private void seesFlood() {
        Wait.until(
                LIMIT,
                "messages of the flood",
                () -> String.join("\n", alice.visible()),
                seen -> Optional.of(seen).filter(rows -> rows.contains(" message ")));
    }

    @Test
    void what_is_typed_stays_whole_through_all_sizes() {
        flood.start();
        seesFlood();
        String typed = "[#lobby]";
        for (int[] size : SIZES) {
            alice.resize(size[0], size[1]);
            alice.type("x");
            typed += typed.endsWith("]") ? " x" : "x";

            alice.stands(" ● online · Alice<any>", typed);

            assertThat(alice.visible()).hasSizeLessThanOrEqualTo(size[1]);
            assertThat(alice.visible().stream().filter(row -> row.contains("● online")))
                    .hasSize(1);
        }
        alice.type("!");
        alice.key("Enter");
        alice.stands(" ● online · Alice<any>", "[#lobby]");
    }

    @Test
    void the_lists_stay_in_their_columns_whatever_is_written_beside_them() {
        assumeTrue(tmux.run("display-message", "-p", "#{version}").startsWith("3.3"));
        flood.start();
        seesFlood();
        over.set(true);

        List<String> rows =
                alice.visible().stream().filter(row -> row.contains("❤")).toList();

        assertThat(rows).isNotEmpty();
        assertThat(rows).allSatisfy(row -> {
            assertThat(Width.TMUX.of(row.substring(0, row.indexOf('╎')))).isEqualTo(15);
            assertThat(Width.TMUX.of(row.substring(0, row.lastIndexOf('╎')))).isEqualTo(83);
        });
    }

    @Test
    void who_is_told_to_end_gives_the_screen_back() throws IOException {
        flood.start();
        seesFlood();

        alice.terminate();

        alice.shows("ended with 143");
        alice.shows("terminal as it was");
        alice.type("typed after the end");
        alice.shows("<any>typed after the end");
        assertThat(alice.rows()).noneMatch(row -> row.contains(" message ") || row.contains("Exception"));
        assertThat(alice.flag("keypad_flag")
                        + alice.flag("cursor_flag")
                        + alice.flag("alternate_on")
                        + alice.flag("wrap_flag"))
                .isEqualTo("0101");
    }
}
