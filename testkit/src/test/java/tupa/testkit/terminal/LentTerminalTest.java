package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.testkit.ScriptedClient;
import tupa.wire.Event;

/** What only a real terminal shows: that others can use it in between, and what comes in when something is pasted. */
@Execution(ExecutionMode.CONCURRENT)
final class LentTerminalTest {
    private static final String ONLINE = "<any>● online · Alice · 1:#lobby<any>";

    @TempDir
    private Path directory;

    private ChatServer server;
    private Tmux tmux;
    private ScriptedClient bob;

    @BeforeEach
    void bob_is_there() throws IOException {
        Tmux.demand();
        server = new ChatServer(directory);
        tmux = new Tmux(directory);
        bob = ScriptedClient.connect(server.url());
        bob.hello("Bob");
    }

    @AfterEach
    void end() {
        bob.close();
        tmux.close();
        server.close();
    }

    private List<String> command(String mode) {
        return Programs.chat(server.url(), "-n", "Alice", mode);
    }

    private Pane chat(String mode, String... before) throws IOException {
        Pane alice = tmux.open(
                "alice",
                Stream.concat(Stream.of(before), command(mode).stream()).toList());
        alice.stands(ONLINE, "[#lobby]");
        return alice;
    }

    private String heard() {
        return bob.expect(
                        Event.Message.class, said -> said.from().nick().value().equals("Alice"))
                .text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--inline", "--full"})
    void an_editor_has_the_terminal_for_itself_and_what_it_writes_is_not_sent_yet(String mode) throws IOException {
        Path editor = Files.writeString(
                directory.resolve("editor.sh"),
                "echo this is the editor; read -r line; printf '%s\\n%s\\n' \"$(cat \"$1\")\" \"$line\" >\"$1\"\n");
        Pane alice = chat(mode, "env", "VISUAL=", "EDITOR=sh " + editor);
        alice.type("first line");
        alice.key("C-x");
        alice.key("C-e");
        alice.shows("this is the editor");
        bob.say("lobby", "meanwhile");

        alice.type("second linf");
        alice.key("BSpace");
        alice.type("e");
        alice.key("Enter");

        alice.shows("<any>Bob<any> meanwhile<any>");
        alice.stands("[#lobby] first line", "… second line");
        alice.key("Enter");
        assertThat(heard()).isEqualTo("first line\nsecond line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--inline", "--full"})
    void a_program_that_is_stopped_gives_the_terminal_back_and_goes_on_where_it_was(String mode) throws IOException {
        String words = command(mode).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Path script = Files.writeString(directory.resolve("chat.sh"), words + "\n");
        Pane alice = tmux.open("alice", List.of("env", "PS1=shell> ", "ENV=", "sh", "-i"));
        alice.stands("<any>", "shell>");
        alice.type("sh " + script);
        alice.key("Enter");
        alice.stands(ONLINE, "[#lobby]");
        alice.type("half a thou");
        alice.stands(ONLINE, "[#lobby] half a thou");

        alice.key("C-z");
        alice.stands("<any>Stopped<any>", "shell>");
        alice.type("echo the shell is $((40 + 2))");
        alice.key("Enter");
        alice.shows("the shell is 42");
        alice.type("fg");
        alice.key("Enter");

        alice.stands(ONLINE, "[#lobby] half a thou");
        alice.type("ght");
        alice.key("Enter");
        assertThat(heard()).isEqualTo("half a thought");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--inline", "--full"})
    void a_paste_is_one_message_and_a_long_one_is_asked_about(String mode) throws IOException {
        Pane alice = chat(mode);
        String lines = IntStream.rangeClosed(1, 7).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        tmux.run("set-buffer", "-b", "lines", lines);

        tmux.run("paste-buffer", "-p", "-b", "lines", "-t", "=alice:");
        alice.stands("… line 6", "… line 7");
        alice.key("Enter");
        alice.stands("… line 7", "7 lines as one message: Enter again sends them, Ctrl-C discards them.");
        alice.key("Enter");

        assertThat(heard()).isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--inline", "--full"})
    void lines_that_come_faster_than_anybody_types_are_no_commands(String mode) throws IOException {
        Pane alice = chat(mode);
        tmux.run("set-buffer", "-b", "commands", "one\n/me leaves\nthree\n");

        assertThat(pastedAtOnce()).containsExactly("one", "three");
        alice.shows("<any>neither carried out nor said:<any>");
        alice.key("Up");
        alice.stands(ONLINE, "[#lobby] three");
        alice.key("Up");
        alice.stands(ONLINE, "[#lobby] /me leaves");
        alice.key("Enter");
        assertThat(heard()).isEqualTo("leaves");
    }

    /** A machine that stops the client in the middle of it makes it look typed: then it is pasted anew, twice at most. */
    private List<String> pastedAtOnce() throws IOException {
        List<String> heard = pasted();
        for (int again = 0; again < 2 && heard.contains("leaves"); again++) {
            assertThat(heard()).isEqualTo("three");
            heard = pasted();
        }
        return heard;
    }

    private List<String> pasted() throws IOException {
        tmux.run("paste-buffer", "-b", "commands", "-t", "=alice:");
        return List.of(heard(), heard());
    }
}
