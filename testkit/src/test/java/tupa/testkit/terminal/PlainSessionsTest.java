package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.TupaServer;
import tupa.testkit.TupaServerExtension;
import tupa.testkit.seeds.Seed;

/** The sample sessions, played by clients between pipes, where nothing is drawn twice and no answer is echoed. */
final class PlainSessionsTest {
    @RegisterExtension
    final TupaServerExtension tupa = TupaServerExtension.with("");

    @TempDir
    private Path directory;

    @Test
    @Seed({"S2-23", "S2-24", "S2-25", "S2-26", "S2-27", "S2-28", "S2-55", "S2-56", "S2-66"})
    void the_session_of_a_classroom_chat_is_printed() throws IOException {
        int port = URI.create(tupa.server().url()).getPort();
        try (PlainChat alice = new PlainChat(directory, "alice");
                PlainChat bob = new PlainChat(directory, "bob", tupa.server().url(), "-n", "Bob", "-r", "elsewhere")) {
            bob.shows("Welcome to the chat, Bob! <any>");
            alice.type("\n" + port + "\nAlice\n");
            alice.shows("[hh:mm:ss] *** Alice joined the chat ***");
            alice.type("/help");
            alice.type("Hello everyone!");
            alice.shows("[hh:mm:ss] Alice: Hello everyone!");
            bob.type("/join lobby");
            bob.type("Hi Alice!");
            alice.shows("[hh:mm:ss] Bob: Hi Alice!");
            alice.type("/join python");
            alice.shows("*** Joined room: python ***");
            bob.type("/join python");
            alice.shows("[hh:mm:ss] *** Bob joined the room ***");
            alice.type("/msg Bob How are you?");
            bob.shows("[hh:mm:ss] [PRIVATE] Alice: How are you?");
            bob.type("/msg Alice I'm good, thanks!");
            alice.shows("[hh:mm:ss] [PRIVATE] Bob: I'm good, thanks!");

            unechoed(SampleSessions.CLASSROOM).isPrintedIn(alice.rows());
        }
    }

    @Test
    @Seed({"S0-30", "S0-31", "S0-37", "S0-38"})
    void the_session_of_a_web_socket_example_is_printed() throws IOException {
        try (TupaServer server = TupaServer.inMemory()
                        .with("tupa.rooms.join-mode = switch")
                        .start();
                PlainChat bob = new PlainChat(directory, "bob", server.url());
                PlainChat alice = new PlainChat(directory, "alice", server.url())) {
            bob.type("Bob");
            bob.shows("[hh:mm:ss] *** Bob joined the chat ***");
            alice.type("Alice");
            alice.shows("[hh:mm:ss] *** Alice joined the chat ***");
            bob.shows("[hh:mm:ss] *** Alice joined the chat ***");
            alice.type("/join dev");
            alice.type("Hello everyone!");
            alice.shows("[hh:mm:ss] Alice: Hello everyone!");
            bob.type("/users all");
            bob.shows("Connected users: <any>");
            bob.type("/msg Alice Hi Alice!");
            bob.shows("*** Private message sent to Alice ***");
            alice.shows("[hh:mm:ss] [PRIVATE] Bob: Hi Alice!");

            unechoed(SampleSessions.EXAMPLE_ALICE).isPrintedIn(alice.rows());
            unechoed(SampleSessions.EXAMPLE_BOB).isPrintedIn(bob.rows());
            assertThat(bob.rows()).noneMatch(row -> row.contains("Hello everyone!"));
        }
    }

    /** The same where there is no prompt, and a question stands alone. */
    private static Sample unechoed(String table) {
        return new Sample(table.lines()
                .filter(row -> !row.startsWith("shown | Enter message or command"))
                .map(row -> row.replaceAll("(\\| Enter [^|]*:) (<any>|Alice|Bob)$", "$1"))
                .collect(Collectors.joining("\n")));
    }
}
