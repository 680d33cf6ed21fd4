package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.text.Width;

/** That tmux draws text as wide as is counted for it; later versions do it otherwise. */
final class TmuxWidthsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final List<String> TEXTS = List.of(
            "plain",
            "日本",
            "e\u0301\u0308",
            "\u1112\u1161\u11ab",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud83c\udde9\ud83c\uddea\ud83c\uddeb\ud83c\uddf7",
            "\ud83d\udc4d\ud83c\udffd",
            "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb",
            "\u2764\ufe0f",
            "1\ufe0f\u20e3",
            "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
            "\u0915\u094d\u200d\u0937");

    @TempDir
    private Path directory;

    @Test
    void tmux_takes_the_columns_that_are_counted() throws IOException {
        Tmux.demand();
        try (Tmux tmux = new Tmux(directory)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                String text = TEXTS.get(i);
                List<String> print = List.of("sh", "-c", "printf %s \"$0|\"; exec cat", text);
                Pane pane = tmux.open("width" + i, print);
                assumeTrue(tmux.run("display-message", "-p", "#{version}").startsWith("3.3"));
                Wait.until(
                        LIMIT,
                        text,
                        () -> String.join("\n", pane.rows()),
                        seen -> Optional.of(seen).filter(rows -> rows.endsWith("|")));

                assertThat(pane.flag("cursor_x")).as(text).isEqualTo(Integer.toString(Width.TMUX.of(text) + 1));
            }
        }
    }
}
