package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.wire.Event;

/** What only a real terminal shows: that others can use it in between, and that it says where a paste begins and ends. */
final class LentTerminalTest {
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("");

    @TempDir
    private static Path directory;

    private static Tmux tmux;

    @BeforeAll
    static void tmux_is_installed() {
        Tmux.demand();
        tmux = new Tmux(directory);
    }

    @AfterAll
    static void end() {
        tmux.close();
    }

    private static Pane chat(String nick, String... before) throws IOException {
        List<String> chat = Programs.chat(TUPA.server().url(), "-n", nick);
        Pane pane =
                tmux.open(nick, Stream.concat(Stream.of(before), chat.stream()).toList());
        pane.stands("● online · " + nick + " · 1:#lobby", "[#lobby]");
        return pane;
    }

    private static String hears(ScriptedClient who, String nick) {
        return who.expect(
                        Event.Message.class, said -> said.from().nick().value().equals(nick))
                .text();
    }

    @Test
    void an_editor_has_the_terminal_for_itself_and_what_it_writes_is_not_sent_yet() throws IOException {
        ScriptedClient bob = TUPA.join("Bob");
        Path editor = Files.writeString(
                directory.resolve("editor.sh"),
                "echo this is the editor; read -r line; printf '%s\\n%s\\n' \"$(cat \"$1\")\" \"$line\" >\"$1\"\n");
        Pane alice = chat("Alice", "env", "VISUAL=", "EDITOR=sh " + editor);
        alice.type("first line");
        alice.key("C-x");
        alice.key("C-e");
        alice.shows("this is the editor");
        bob.say("lobby", "meanwhile");

        alice.type("second linf");
        alice.key("BSpace");
        alice.type("e");
        alice.key("Enter");

        alice.shows("[hh:mm:ss] Bob: meanwhile");
        alice.stands("[#lobby] first line", "… second line");
        alice.key("Enter");
        assertThat(hears(bob, "Alice")).isEqualTo("first line\nsecond line");
    }

    @Test
    void a_program_that_is_stopped_gives_the_terminal_back_and_goes_on_where_it_was() throws IOException {
        ScriptedClient bill = TUPA.join("Bill");
        String command = Programs.chat(TUPA.server().url(), "-n", "Carol").stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Path script = Files.writeString(directory.resolve("chat.sh"), command + "\n");
        Pane carol = tmux.open("Carol", List.of("env", "PS1=shell> ", "ENV=", "sh", "-i"));
        carol.stands("<any>", "shell>");
        carol.type("sh " + script);
        carol.key("Enter");
        carol.stands("● online · Carol · 1:#lobby", "[#lobby]");
        carol.type("half a thou");

        carol.key("C-z");
        carol.stands("<any>Stopped<any>", "shell>");
        carol.type("echo the shell is $((40 + 2))");
        carol.key("Enter");
        carol.shows("the shell is 42");
        carol.type("fg");
        carol.key("Enter");

        carol.stands("● online · Carol · 1:#lobby", "[#lobby] half a thou");
        carol.type("ght");
        carol.key("Enter");
        assertThat(hears(bill, "Carol")).isEqualTo("half a thought");
    }

    @Test
    void a_paste_is_one_message_and_a_long_one_is_asked_about() throws IOException {
        ScriptedClient ben = TUPA.join("Ben");
        Pane dave = chat("Dave");
        String lines = IntStream.rangeClosed(1, 7).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        tmux.run("set-buffer", "-b", "lines", lines);

        tmux.run("paste-buffer", "-p", "-b", "lines", "-t", "=Dave:");
        dave.stands("… line 6", "… line 7");
        dave.key("Enter");
        dave.stands("… line 7", "7 lines as one message: Enter again sends them, Ctrl-C discards them.");
        dave.key("Enter");

        assertThat(hears(ben, "Dave")).isEqualTo(lines);
    }

    @Test
    void lines_that_come_faster_than_anybody_types_are_no_commands() throws IOException {
        ScriptedClient barbara = TUPA.join("Barbara");
        Pane frank = chat("Frank");
        tmux.run("set-buffer", "-b", "commands", "one\n/quit\nthree\n");

        tmux.run("paste-buffer", "-b", "commands", "-t", "=Frank:");

        assertThat(List.of(hears(barbara, "Frank"), hears(barbara, "Frank"), hears(barbara, "Frank")))
                .containsExactly("one", "/quit", "three");
        frank.stands("● online · Frank · 1:#lobby", "[#lobby]");
    }
}
