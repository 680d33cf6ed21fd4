package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.text.Width;

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
    private Flood flood;

    @BeforeEach
    void alice_is_there() throws IOException {
        Tmux.demand();
        server = new ChatServer(directory, Map.of(), List.of("-Dtupa.limits.rate.enabled=false"));
        tmux = new Tmux(directory);
        alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice", "--full"));
        alice.stands(" ● online · Alice · 1:#lobby", "[#lobby]");
        flood = new Flood(server.url(), EMOJI + " ");
    }

    @AfterEach
    void end() {
        flood.close();
        tmux.close();
        server.close();
    }

    private void seesOnce(String text, int rows) {
        Wait.until(
                LIMIT,
                "one row with " + text,
                () -> String.join("\n", alice.visible()),
                seen -> Optional.of(seen.lines().toList())
                        .filter(all -> all.size() <= rows)
                        .filter(all ->
                                all.stream().filter(row -> row.contains(text)).count() == 1));
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
        flood.begin();
        seesFlood();
        String typed = "[#lobby]";
        for (int[] size : SIZES) {
            alice.resize(size[0], size[1]);
            alice.type("x");
            typed += typed.endsWith("]") ? " x" : "x";

            alice.stands(" ● online · Alice<any>", typed);

            seesOnce("● online", size[1]);
        }
        alice.type("!");
        alice.key("Enter");
        alice.stands(" ● online · Alice<any>", "[#lobby]");
    }

    @Test
    void the_lists_stay_in_their_columns_whatever_is_written_beside_them() throws InterruptedException {
        assumeTrue(tmux.run("display-message", "-p", "#{version}").startsWith("3.3"));
        flood.begin();
        seesFlood();
        flood.end();

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
        flood.begin();
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
