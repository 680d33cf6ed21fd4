package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that gets SIGTERM, as at the end of a system, tells the server goodbye first, and then gives the terminal
 * back as it was.
 */
final class TerminatedClientTest {
    @TempDir
    private Path directory;

    private ChatServer server;
    private Tmux tmux;
    private Pane bob;

    @BeforeAll
    static void tmux_is_installed() {
        Tmux.demand();
    }

    @BeforeEach
    void start() throws IOException {
        server = new ChatServer(directory);
        tmux = new Tmux(directory);
        bob = tmux.open("bob", Programs.chat(server.url(), "-n", "Bob"));
        bob.stands("● online · Bob · 1:#lobby", "[#lobby]");
    }

    @AfterEach
    void end() {
        tmux.close();
        server.close();
    }

    @Test
    void while_the_user_types() throws IOException {
        Pane alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice"));
        alice.stands("● online · Alice · 1:#lobby", "[#lobby]");
        alice.type("half typed");
        alice.stands("<any>", "[#lobby] half typed");

        isTold(alice);
    }

    @Test
    void while_the_screen_is_flooded() throws IOException {
        Pane alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice"));
        alice.stands("● online · Alice · 1:#lobby", "[#lobby]");
        for (int i = 1; i <= 20; i++) {
            bob.type("message " + i);
            bob.key("Enter");
        }

        isTold(alice);
    }

    @Test
    void that_has_no_input_line() throws IOException {
        Pane alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice", "--plain"));
        alice.shows("[hh:mm:ss] *** Alice joined the chat ***");

        isTold(alice);
    }

    private void isTold(Pane alice) throws IOException {
        alice.terminate();

        bob.shows("[hh:mm:ss] *** Alice left the chat ***");
        isAsItWas(alice);
    }

    @Test
    void that_still_asks_for_a_name() throws IOException {
        Pane alice = tmux.open("alice", Programs.chat(server.url()));
        alice.shows("Enter your username:");

        alice.terminate();

        isAsItWas(alice);
    }

    private static void isAsItWas(Pane alice) {
        alice.shows("ended with 143");
        alice.shows("terminal as it was");
        alice.type("typed after the end");
        alice.shows("<any>typed after the end");
        assertThat(alice.rows()).noneMatch(row -> row.contains("Exception"));
        assertThat(alice.flag("keypad_flag") + alice.flag("cursor_flag") + alice.flag("alternate_on"))
                .isEqualTo("010");
    }
}
