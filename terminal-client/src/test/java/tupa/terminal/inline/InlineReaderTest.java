package tupa.terminal.inline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.client.Poll;
import tupa.terminal.input.Editor;
import tupa.terminal.input.InputHistory;
import tupa.terminal.model.Line;
import tupa.terminal.model.View;
import tupa.terminal.view.Renderer;
import tupa.terminal.view.Theme;

final class InlineReaderTest {
    private static final String CTRL_X_CTRL_E = "\u0018\u0005";

    @TempDir
    private Path directory;

    private final ScreenTerminal.VirtualTerminal virtual =
            ScreenTerminal.withTerminal("test", "xterm-256color", 80, 20);
    private final BlockingQueue<String> entries = new LinkedBlockingQueue<>();
    private InlineReader reader;

    InlineReaderTest() throws IOException {}

    /** The editor says that it runs, and does so until it is told to end. */
    @BeforeEach
    void read() throws IOException {
        Path script = directory.resolve("editor.sh");
        Files.writeString(script, "echo >\"$0.runs\"; until [ -e \"$0.ends\" ]; do sleep 0.02; done");
        View view = View.beginning("Alice");
        reader = new InlineReader(
                virtual.terminal(),
                (line, parsed, candidates) -> {},
                new InputHistory(() -> view),
                new Editor(Map.of("EDITOR", "sh " + script)),
                new Renderer(Theme.mono(), ZoneOffset.UTC, Instant.EPOCH));
        reader.prompt(width -> "[room] ", "room");
        Thread thread = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                entries.add(reader.read());
            }
        });
        thread.setDaemon(true);
        thread.start();
        see("[room]");
    }

    private void see(String... parts) {
        Poll.until(() -> virtual.screen().toString(), parts);
    }

    private void keys(String keys) throws IOException {
        virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    private void edit(String draft) throws IOException {
        keys(draft + CTRL_X_CTRL_E);
        Poll.until(() -> Boolean.toString(Files.exists(directory.resolve("editor.sh.runs"))), "true");
    }

    private void endEditor() throws IOException {
        Files.createFile(directory.resolve("editor.sh.ends"));
    }

    @Test
    void nothing_is_written_over_an_editor_and_what_came_meanwhile_is_shown_after_it() throws IOException {
        edit("draft");
        String before = virtual.screen().toString();

        reader.show(List.of(Line.info("first")));
        reader.prompt(width -> "[status] ", "room");
        reader.wipe();
        reader.send("a bell");
        reader.show(List.of(Line.info("second")));

        assertThat(virtual.screen().toString()).isEqualTo(before).doesNotContain("first", "[room]");
        endEditor();
        see("first", "second", "[status] draft");
    }

    @Test
    void who_comes_into_another_room_meanwhile_finds_the_draft_where_he_began_it() throws IOException {
        edit("draft");

        reader.prompt(width -> "[other] ", "other");
        endEditor();
        see("[other]");
        assertThat(virtual.screen().toString()).doesNotContain("draft");

        reader.prompt(width -> "[room] ", "room");
        see("[room] draft");
    }

    @Test
    void of_a_flood_only_the_newest_is_shown_however_it_comes() throws IOException {
        edit("");
        for (int block = 0; block < 3; block++) {
            int from = block * 500;
            reader.show(IntStream.range(from, from + 500)
                    .mapToObj(i -> Line.info("line " + i))
                    .toList());
        }

        endEditor();

        see("line 1499", "[room]");
        assertThat(scrolledAway())
                .contains("500 lines were skipped here")
                .contains("line 500")
                .doesNotContain("line 499");
    }

    /** JLine reads ahead when something is pasted, and would take what is pasted right behind that for keys as well. */
    @Test
    void what_is_pasted_right_behind_another_paste_is_text_too() throws IOException, InterruptedException {
        keys("\u001b[200~one \u001b[201~\u001b[200~two\r/quit\r\u001b[201~!\r");

        assertThat(entries.poll(10, TimeUnit.SECONDS)).isEqualTo("one two\n/quit\n!");
    }

    private String scrolledAway() {
        return virtual.screen().getHistory().stream()
                .map(row -> LongStream.of(row)
                        .mapToObj(cell -> Character.toString((int) cell))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
