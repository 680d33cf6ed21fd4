package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client that gets SIGTERM, as at the end of a system, tells the server goodbye first, and then gives the terminal
 * back as it was.
 */
final class TerminatedClientTest {
    @TempDir
    private static Path directory;

    private static ChatServer server;
    private static Tmux tmux;
    private static Pane bob;

    @BeforeAll
    static void bob_looks_on() throws IOException {
        Tmux.demand();
        server = new ChatServer(directory);
        tmux = new Tmux(directory);
        bob = chat("Bob");
    }

    @AfterAll
    static void end() {
        tmux.close();
        server.close();
    }

    @Test
    void while_the_user_types() throws IOException {
        Pane alice = chat("Alice");
        alice.type("half typed");
        alice.stands("<any>", "[#lobby] half typed");

        isTold(alice, "Alice");
    }

    @Test
    void while_the_screen_is_flooded() throws IOException {
        Pane carol = chat("Carol");
        for (int i = 1; i <= 20; i++) {
            bob.type("message " + i);
            bob.key("Enter");
        }

        isTold(carol, "Carol");
    }

    private static Pane chat(String nick) throws IOException {
        Pane pane = tmux.open(nick, Programs.inline(server.url(), "-n", nick));
        pane.shows("[hh:mm:ss] *** " + nick + " joined the chat ***");
        pane.stands("● online · " + nick + " · 1:#lobby", "[#lobby]");
        return pane;
    }

    @Test
    void that_has_no_input_line() throws IOException {
        Pane dan = tmux.open("Dan", Programs.chat(server.url(), "-n", "Dan", "--plain"));
        dan.shows("[hh:mm:ss] *** Dan joined the chat ***");

        isTold(dan, "Dan");
    }

    private static void isTold(Pane pane, String nick) throws IOException {
        pane.terminate();

        bob.shows("[hh:mm:ss] *** " + nick + " left the chat ***");
        isAsItWas(pane);
    }

    @Test
    void that_still_asks_for_a_name() throws IOException {
        Pane erin = tmux.open("erin", Programs.inline(server.url()));
        erin.shows("Enter your username:");

        erin.terminate();

        isAsItWas(erin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--inline", "--full"})
    void while_an_editor_has_the_terminal(String mode) throws IOException {
        Path draft = directory.resolve("draft" + mode);
        Path editor = Files.writeString(
                directory.resolve("editor.sh"),
                "printf '\\033[?1049hthis is the editor'; stty raw -echo; echo \"$1\" >" + draft + "\n"
                        + "trap 'stty sane; printf \"\\033[?1049l\"; exit 1' TERM\n"
                        + "sleep 60 & wait\n");
        String nick = "Flo" + mode.length();
        Pane flo = tmux.open(
                nick,
                Stream.concat(
                                Stream.of("env", "VISUAL=", "EDITOR=sh " + editor),
                                Programs.chat(server.url(), "-n", nick, mode).stream())
                        .toList());
        flo.shows("<any>● online · " + nick + " · 1:#lobby<any>");
        flo.key("C-x");
        flo.key("C-e");
        flo.shows("this is the editor");

        isTold(flo, nick);

        assertThat(Path.of(Files.readString(draft).strip())).doesNotExist();
    }

    private static void isAsItWas(Pane pane) {
        pane.shows("ended with 143");
        pane.shows("terminal as it was");
        pane.type("typed after the end");
        pane.shows("<any>typed after the end");
        assertThat(pane.rows()).noneMatch(row -> row.contains("Exception"));
        assertThat(pane.flag("keypad_flag") + pane.flag("cursor_flag") + pane.flag("alternate_on"))
                .isEqualTo("010");
    }
}
