package tupa.terminal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.client.Poll;
import tupa.terminal.model.View;

/** Keys in at one end; at the others what they ask of the chat, what is entered, and what is on the screen. */
final class ReaderKeysTest {
    private static final View VIEW = View.beginning("Alice");
    private static final String ESC = "\u001b";

    @TempDir
    private Path directory;

    private final Locale before = Locale.getDefault();
    private final ScreenTerminal.VirtualTerminal virtual =
            ScreenTerminal.withTerminal("test", "xterm-256color", 80, 20);
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> entries = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> pasted = new LinkedBlockingQueue<>();
    private Reader reader;

    ReaderKeysTest() throws IOException {}

    @BeforeEach
    void read() throws IOException {
        Locale.setDefault(Locale.ENGLISH);
        Path script = directory.resolve("editor.sh");
        Files.writeString(script, "printf ' by the editor\\nsecond' >>\"$1\"");
        reader = new PlainReader(
                virtual.terminal(),
                (line, parsed, candidates) -> {},
                new InputHistory(() -> VIEW),
                new Editor(Map.of("EDITOR", "sh " + script)));
        reader.serve(new RecordedKeys(asked));
        reader.tellTyping(typed::add);
        reader.prompt(width -> "[old] ", "old");
        Thread thread = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                entries.add(reader.read());
                pasted.add(reader.wasPasted());
            }
        });
        thread.setDaemon(true);
        thread.start();
        see("[old]");
    }

    @AfterEach
    void speak_as_before() {
        Locale.setDefault(before);
    }

    private void keys(String keys) throws IOException {
        virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    private void see(String... parts) {
        Poll.until(() -> virtual.screen().toString(), parts);
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(10, TimeUnit.SECONDS)).orElse("nothing");
    }

    @Test
    void every_key_asks_for_what_the_table_says() throws IOException, InterruptedException {
        Map<String, String> wanted = Map.ofEntries(
                Map.entry("alt-1", "room 1"),
                Map.entry("alt-0", "room 10"),
                Map.entry("ctrl-n", "beside 1"),
                Map.entry("f5", "beside -1"),
                Map.entry("alt-a", "unread"),
                Map.entry("shift-right", "unread"),
                Map.entry("alt-/", "back"),
                Map.entry("pgup", "UP"),
                Map.entry("pgdn", "DOWN"),
                Map.entry("alt-home", "TOP"),
                Map.entry("alt-end", "BOTTOM"),
                Map.entry("f7", "ROOMS"),
                Map.entry("f8", "MEMBERS"),
                Map.entry("alt-r", "resend"),
                Map.entry("alt-m", "read"),
                Map.entry("esc", "escape"));
        for (Map.Entry<String, String> key : wanted.entrySet()) {
            for (String sequence : Key.of(key.getKey()).sequences()) {
                keys(sequence);

                assertThat(next(asked)).as(key.getKey()).isEqualTo(key.getValue());
            }
        }
    }

    @Test
    void an_escape_does_not_swallow_what_follows_later() throws IOException, InterruptedException {
        keys(ESC);
        assertThat(next(asked)).isEqualTo("escape");

        keys("alone");

        see("[old] alone");
    }

    @Test
    void a_key_bound_while_nothing_is_typed_works_at_once_and_enters_nothing_into_the_history()
            throws IOException, InterruptedException {
        keys("half");
        see("[old] half");
        reader.use(((Keys.Answer.Changed) Keys.standard().bind(Optional.of("alt-u"), Optional.of("/users all"))).now());

        keys(ESC + "u");

        assertThat(next(asked)).isEqualTo("/users all");
        keys("\r" + ESC + "OA");
        assertThat(next(entries)).isEqualTo("half");
        see("[old] half");
    }

    @Test
    void control_k_jumps_on_an_empty_line_and_deletes_on_another() throws IOException {
        keys("\u000b");
        see("[old] /go");
        keys("\u0003word more\u001bb\u000b");

        see("[old] word");
        Poll.until(() -> "|" + virtual.screen().toString().strip() + "|", "|[old] word|");
    }

    @Test
    void a_search_puts_aside_what_was_typed() throws IOException, InterruptedException {
        keys("half");
        keys("\u0006needle\r");
        assertThat(next(entries)).isEqualTo("/search needle");

        keys("\u0019");

        see("[old] half");
    }

    @Test
    void control_c_clears_and_control_y_brings_back_and_on_an_empty_line_it_says_how_to_leave() throws IOException {
        keys("first line" + ESC + "\rsecond\u0003");
        Poll.until(() -> "|" + virtual.screen().toString().strip() + "|", "|[old]|");
        keys("\u0003");
        see("Type /quit (or press Ctrl-D on an empty line) to leave.");

        keys("\u0019");

        see("[old] first line", "second");
        Poll.until(() -> Boolean.toString(virtual.screen().toString().contains("Type /quit")), "false");
    }

    @Test
    void a_line_can_be_added_to_a_message() throws IOException, InterruptedException {
        keys("one");
        Poll.until(() -> reader.wasPasted() ? "pasted" : "typed", "typed");
        keys("\ntwo" + ESC + "\rthree\r");

        assertThat(next(entries)).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void a_long_paste_is_sent_by_the_second_enter() throws IOException, InterruptedException {
        keys(ESC + "[200~1\r\n2\r\n3\r\n4\r\n5\r\n6" + ESC + "[201~");
        see("6");
        keys("\r");
        see("6 lines as one message: Enter again sends them, Ctrl-C discards them.");
        assertThat(entries).isEmpty();

        keys("\r");

        assertThat(next(entries)).isEqualTo("1\n2\n3\n4\n5\n6");
    }

    @Test
    void a_long_paste_can_be_thrown_away() throws IOException, InterruptedException {
        keys(ESC + "[200~1\n2\n3\n4\n5\n6" + ESC + "[201~\r");
        see("6 lines as one message");

        keys("\u0003short\r");

        assertThat(next(entries)).isEqualTo("short");
    }

    @Test
    void lines_that_are_there_before_anybody_could_have_typed_them_were_pasted()
            throws IOException, InterruptedException {
        keys("one\r/quit\rthree\r");

        assertThat(List.of(next(entries), next(entries), next(entries))).containsExactly("one", "/quit", "three");
        assertThat(List.of(pasted.take(), pasted.take(), pasted.take())).endsWith(true, true);
    }

    @Test
    void the_editor_goes_on_with_what_is_typed_and_sends_nothing() throws IOException, InterruptedException {
        keys("begun\u0018\u0005");
        see("[old] begun by the editor", "second");
        assertThat(entries).isEmpty();

        keys("\r");

        assertThat(next(entries)).isEqualTo("begun by the editor\nsecond");
    }

    @Test
    void who_types_is_told_of_but_not_that_he_writes_a_command_or_goes_to_another_room()
            throws IOException, InterruptedException {
        keys("h");
        assertThat(next(typed)).isEqualTo("h");
        keys("\r");
        assertThat(next(typed)).isEmpty();
        keys("/help\r");
        assertThat(next(entries)).isEqualTo("h");
        assertThat(next(entries)).isEqualTo("/help");
        keys("draft");
        see("[old] draft");
        reader.prompt(width -> "[new] ", "new");
        see("[new]");
        reader.prompt(width -> "[old] ", "old");
        see("[old] draft");

        keys("s");

        for (String text = next(typed); !text.equals("drafts"); text = next(typed)) {
            assertThat(text).isNotEmpty();
        }
    }

    @Test
    void what_was_typed_before_the_screen_was_there_is_entered() throws IOException, InterruptedException {
        keys("one\rearly bird\n");

        assertThat(next(entries)).isEqualTo("one");
        assertThat(next(entries)).isEqualTo("early bird");
    }

    @Test
    void a_key_that_nothing_is_bound_to_writes_nothing() throws IOException, InterruptedException {
        keys("a" + ESC + "[6;2~" + ESC + "[15;5~" + ESC + ESC + "[2~b");
        see("[old] ab");
        keys("\r");

        assertThat(next(entries)).isEqualTo("ab");
    }
}
