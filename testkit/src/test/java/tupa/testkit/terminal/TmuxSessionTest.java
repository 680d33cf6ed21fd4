package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tupa.testkit.seeds.Seed;

/** Two people chat in real terminals over a real server; what is on their screens is what they were promised. */
@Execution(ExecutionMode.CONCURRENT)
final class TmuxSessionTest {
    private static final String ONLINE = "● online · ";

    @TempDir
    private Path directory;

    private ChatServer server;
    private Tmux tmux;

    @BeforeAll
    static void tmux_is_installed() {
        Tmux.demand();
    }

    @BeforeEach
    void start() throws IOException {
        server = new ChatServer(directory);
        tmux = new Tmux(directory);
    }

    @AfterEach
    void end() {
        tmux.close();
        server.close();
    }

    @Test
    @Seed({
        "S2-08", "S2-10", "S2-11", "S2-12", "S2-21", "S2-22", "S2-23", "S2-24", "S2-25", "S2-26", "S2-27", "S2-28",
        "S2-39", "S2-46", "S2-54", "S2-66", "S3-02", "S4-18", "S4-33"
    })
    void the_session_of_a_classroom_chat_is_played_on_the_screen() throws IOException {
        Pane alice = tmux.open("alice", Programs.inline());
        Pane bob = tmux.open("bob", Programs.inline(server.url()));
        alice.answer("Enter server host (default: 127.0.0.1):", "");
        alice.answer("Enter server port (default: 8080):", Integer.toString(server.port()));
        alice.answer("Enter your username:", "Alice");
        alice.answer("Room (Enter for lobby):", "");
        alice.shows("[hh:mm:ss] *** Alice joined the chat ***");
        alice.stands(ONLINE + "Alice · 1:#lobby", "[#lobby]");
        alice.say("[#lobby]", "/help");
        alice.say("[#lobby]", "Hello everyone!");
        alice.shows("[hh:mm:ss] Alice: Hello everyone!");
        bob.answer("Enter your username:", "Bob");
        bob.stands(ONLINE + "Bob · 1:#lobby", "[#lobby]");
        bob.say("[#lobby]", "Hi Alice!");
        alice.shows("[hh:mm:ss] Bob: Hi Alice!");
        alice.say("[#lobby]", "/join python");
        alice.stands(ONLINE + "Alice · 2:#python · 1:#lobby", "[#python]");
        // A room is in front as soon as it is asked for. Whoever is in it by the time of the answer is not announced.
        alice.shows("*** Joined room: python ***");
        bob.say("[#lobby]", "/join python");
        alice.shows("[hh:mm:ss] *** Bob joined the room ***");
        alice.say("[#python]", "/msg Bob How are you?");
        bob.shows("[hh:mm:ss] [PRIVATE] Alice: How are you?");
        bob.say("[#python]", "/msg Alice I'm good, thanks!");
        alice.shows("[hh:mm:ss] [PRIVATE] Bob: I'm good, thanks!");

        new Sample(SampleSessions.CLASSROOM).isPlayedIn(alice);
    }

    @Test
    @Seed({"S0-01", "S0-13", "S0-14", "S0-30", "S0-31", "S0-37", "S0-38", "S0-41", "S3-14", "S3-18", "S4-01", "S4-53"})
    void the_session_of_a_web_socket_example_is_played_on_both_screens() throws IOException {
        server.close();
        Path other = Files.createDirectory(directory.resolve("one-room"));
        server = new ChatServer(other, ChatServer.TELLING, List.of("-Dtupa.rooms.join-mode=switch"));
        Pane bob = tmux.open("bob", Programs.inline(server.url()));
        Pane alice = tmux.open("alice", Programs.inline(server.url()));
        bob.answer("Enter your username:", "Bob");
        bob.stands(ONLINE + "Bob · 1:#lobby", "[#lobby]");
        bob.shows("[hh:mm:ss] *** Bob joined the chat ***");
        alice.answer("Enter your username:", "Alice");
        alice.stands(ONLINE + "Alice · 1:#lobby", "[#lobby]");
        alice.shows("[hh:mm:ss] *** Alice joined the chat ***");
        alice.say("[#lobby]", "/join dev");
        alice.stands(ONLINE + "Alice · <any>:#dev", "[#dev]");
        alice.say("[#dev]", "Hello everyone!");
        alice.shows("[hh:mm:ss] Alice: Hello everyone!");
        bob.say("[#lobby]", "/users all");
        bob.shows("Connected users: <any>");
        bob.say("[#lobby]", "/msg Alice Hi Alice!");
        bob.shows("*** Private message sent to Alice ***");
        bob.stands(ONLINE + "Bob · 1:#lobby<any>", "[#lobby]");
        alice.shows("[hh:mm:ss] [PRIVATE] Bob: Hi Alice!");
        alice.stands(ONLINE + "Alice · <any>:#dev<any>", "[#dev]");

        new Sample(SampleSessions.EXAMPLE_ALICE).isPlayedIn(alice);
        new Sample(SampleSessions.EXAMPLE_BOB).isPlayedIn(bob);
        new Sample(SampleSessions.EXAMPLE_SERVER)
                .isPrintedIn(server.printed().lines().toList());
    }

    @Test
    @Seed({"S2-58", "S4-19", "S4-35", "S4-36"})
    void typing_is_not_disturbed_and_unsent_lines_outlive_a_killed_server() throws IOException {
        Pane alice = tmux.open("alice", Programs.inline(server.url(), "-n", "Alice"));
        Pane bob = tmux.open("bob", Programs.inline(server.url(), "-n", "Bob"));
        alice.stands(ONLINE + "Alice · 1:#lobby", "[#lobby]");
        bob.stands(ONLINE + "Bob · 1:#lobby", "[#lobby]");
        bob.type("half typed");
        for (int i = 1; i <= 5; i++) {
            alice.say("[#lobby]", "message " + i);
        }
        bob.shows("[hh:mm:ss] Alice: message 5");
        bob.stands(ONLINE + "Bob · 1:#lobby", "[#lobby] half typed");

        server.kill();
        bob.stands("○ offline<any> · Bob · 1:#lobby", "[#lobby] half typed");
        alice.stands("○ offline<any> · Alice · 1:#lobby", "[#lobby]");
        alice.say("[#lobby]", "said while it was away");
        alice.stands("○ offline<any> · Alice · 1:#lobby · 1 unsent", "[#lobby]");
        server.startAgain();
        alice.key("Enter");
        bob.shows("[hh:mm:ss] Alice: said while it was away");
        alice.shows("[hh:mm:ss] Alice: said while it was away");
        alice.stands(ONLINE + "Alice · 1:#lobby", "[#lobby]");
        bob.stands(ONLINE + "Bob · 1:#lobby", "[#lobby] half typed");

        assertThat(said(alice))
                .isEqualTo(said(bob))
                .containsExactly(
                        "message 1", "message 2", "message 3", "message 4", "message 5", "said while it was away");
        assertThat(bob.rows()).filteredOn(row -> row.contains("half typed")).hasSize(1);
        assertThat(bob.rows()).filteredOn(row -> row.contains("· Bob ·")).hasSize(1);
    }

    private static List<String> said(Pane pane) {
        String said = "] Alice: ";
        return pane.rows().stream()
                .filter(row -> row.contains(said))
                .map(row -> row.substring(row.indexOf(said) + said.length()))
                .toList();
    }
}
