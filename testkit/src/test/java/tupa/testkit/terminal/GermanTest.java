package tupa.testkit.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.LineClient;
import tupa.testkit.seeds.Seed;

/** Servers and clients that speak German, because they were told to or because their machine does. */
final class GermanTest {
    private static final String LISTENING = "Listening too: ";

    /** A machine that speaks German, as far as Java sees. */
    private static final Map<String, String> GERMAN_MACHINE = Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=de");

    @TempDir
    private Path directory;

    @Test
    @Seed("S3-23")
    void client_and_lines_speak_german_to_whoever_wants_it_and_codes_stay_as_they_are() throws IOException {
        List<String> flags = List.of("-Dtupa.language=de", "-Dtupa.rooms.announce-newcomers=true");
        try (ChatServer server = new ChatServer(directory, Map.of(), flags);
                PlainChat anna = new PlainChat(directory, "Anna", server.url(), "-n", "Anna", "--lang", "de");
                LineClient bernd = LineClient.connect(tcp(server))) {
            anna.shows("Willkommen im Chat, Anna! Du bist im Raum „lobby“. /help zeigt die Befehle.");
            anna.type("/help");
            anna.shows("/help [command] - alle Befehle zeigen, oder einen (auch /?, /h)");
            anna.shows("jeder andere Text - geht an den aktuellen Raum");
            anna.type("/hlep");
            anna.shows("!! Den Befehl /hlep gibt es nicht. War /help gemeint?");
            anna.type("/msg niemand hallo");
            anna.shows("!! Nicht gesendet (no_such_user): Niemand dieses Namens ist hier. -- hallo");

            bernd.awaitPrompt("Nick: ");
            bernd.type("Anna");
            bernd.await("!!! nick_taken: Dieser Nick ist vergeben.");
            bernd.type("Bernd");
            bernd.type("");
            bernd.await(line -> line.contains("Raum (Enter für lobby): "));
            bernd.await("*** Raum betreten: lobby ***");
            bernd.type("/j");
            bernd.await("!!! Der Raum fehlt. Verwendung: /join <room>");
            anna.showsSomewhere("<any>*** [Server]: Bernd ist dem Chat beigetreten! ***");
            anna.showsSomewhere("[hh:mm:ss] *** Bernd ist dem Chat beigetreten ***");
            bernd.type("/quit");
            bernd.await("*** Auf Wiedersehen. ***");
        }
    }

    @Test
    void a_server_speaks_the_language_of_its_machine_and_a_client_that_of_its_own() throws IOException {
        try (ChatServer server = new ChatServer(directory, GERMAN_MACHINE, List.of());
                PlainChat carl = new PlainChat(directory, "Carl", server.url(), "-n", "Carl");
                LineClient dora = LineClient.connect(tcp(server))) {
            carl.shows("Welcome to the chat, Carl! You are in 'lobby'. Type /help for commands.");
            carl.type("/msg nobody hello");
            carl.shows("!! Not sent (no_such_user): Nobody of that name is here. -- hello");

            dora.type("Dora");
            dora.awaitPrompt("Raum (Enter für lobby): ");
        }
    }

    @Test
    void a_server_on_a_german_machine_speaks_english_when_told_to() throws IOException {
        try (ChatServer server = new ChatServer(directory, GERMAN_MACHINE, List.of("-Dtupa.language=en"));
                LineClient eve = LineClient.connect(tcp(server))) {
            eve.type("Eve");

            eve.awaitPrompt("Room (Enter for lobby): ");
        }
    }

    private static String tcp(ChatServer server) {
        return Wait.until(
                Duration.ofSeconds(10),
                "the port for lines",
                server::printed,
                printed -> printed.lines()
                        .filter(line -> line.startsWith(LISTENING))
                        .map(line -> line.substring(LISTENING.length()))
                        .findFirst());
    }
}
