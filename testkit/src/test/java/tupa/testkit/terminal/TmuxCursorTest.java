package tupa.testkit.terminal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.text.Width;

/** That in tmux, which draws as {@link TmuxWidthsTest} proves, the cursor stands behind what was typed. */
final class TmuxCursorTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final List<String> TEXTS = List.of(
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud83c\udde9\ud83c\uddea",
            "\ud83d\udc4d\ud83c\udffd",
            "\u2764\ufe0f",
            "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
            "日本");

    @TempDir
    private Path directory;

    @Test
    void the_cursor_stands_where_the_next_letter_will_appear() throws IOException {
        Tmux.demand();
        try (ChatServer server = new ChatServer(directory, Map.of(), List.of());
                Tmux tmux = new Tmux(directory)) {
            Pane alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice", "--full"));
            assumeTrue(tmux.run("display-message", "-p", "#{version}").startsWith("3.3"));
            alice.stands(" ● online · Alice · 1:#lobby", "[#lobby]");
            String typed = "";
            for (String text : TEXTS) {
                alice.type(text + "|");
                typed += text + "|";
                alice.stands("<any>", "[#lobby] " + typed);

                String end = Integer.toString(Width.TMUX.of("[#lobby] " + typed));
                Wait.until(
                        LIMIT,
                        "the cursor at " + end + " behind " + typed,
                        () -> alice.flag("cursor_x"),
                        at -> Optional.of(at).filter(end::equals));
            }
        }
    }
}
