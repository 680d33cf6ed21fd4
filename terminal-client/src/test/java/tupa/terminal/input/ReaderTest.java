package tupa.terminal.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import tupa.terminal.client.Poll;
import tupa.terminal.model.View;

final class ReaderTest {
    private final ScreenTerminal.VirtualTerminal virtual =
            ScreenTerminal.withTerminal("test", "xterm-256color", 80, 20);
    private final Reader reader;
    private final View view = View.beginning("Alice");

    /** What happens in the moment in which JLine has what it was given, and does not read yet. */
    private Runnable between = () -> {};

    ReaderTest() throws IOException {
        reader = new PlainReader(
                virtual.terminal(),
                (line, parsed, candidates) -> {},
                new InputHistory(() -> view) {
                    @Override
                    public void attach(LineReader to) {
                        super.attach(to);
                        between.run();
                    }
                },
                new Editor(Map.of()));
    }

    @Test
    void who_comes_into_another_room_while_the_reader_is_not_ready_yet_types_under_its_prompt() {
        reader.prompt(width -> "[old] ", "old");
        between = () -> reader.prompt(width -> "[new] ", "new");

        readInBackground();

        Poll.until(this::screen, "[new]");
    }

    @Test
    void what_was_begun_stays_in_its_room_also_then() {
        reader.prompt(width -> "[old] ", "old");
        readInBackground();
        type("half a word");
        Poll.until(this::screen, "[old] half a word");

        reader.prompt(width -> "[new] ", "new");
        between = () -> reader.prompt(width -> "[old] ", "old");
        type("entry\r");

        Poll.until(this::screen, "[old] half a word");
    }

    private void readInBackground() {
        Thread thread = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                reader.read();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void type(String keys) {
        try {
            virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private String screen() {
        return virtual.screen().toString();
    }
}
