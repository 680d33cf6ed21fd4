package tupa.testkit.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.LineClient;
import tupa.testkit.seeds.Seed;

/** A server that speaks German, and who comes to it. */
final class GermanTest {
    private static final String LISTENING = "Listening too: ";

    @TempDir
    private Path directory;

    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ChatServer(
                directory, Map.of(), List.of("-Dtupa.language=de", "-Dtupa.rooms.announce-newcomers=true"));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    @Seed("S3-23")
    void client_and_lines_speak_german_to_whoever_wants_it_and_codes_stay_as_they_are() throws IOException {
        try (PlainChat anna = chat("Anna", "--lang", "de")) {
            anna.shows("Willkommen im Chat, Anna! Du bist im Raum „lobby“. /help zeigt die Befehle.");
            anna.type("/help");
            anna.shows("/help [command] - alle Befehle zeigen, oder einen (auch /?, /h)");
            anna.shows("jeder andere Text - geht an den aktuellen Raum");
            anna.type("/hlep");
            anna.shows("!! Den Befehl /hlep gibt es nicht. War /help gemeint?");
            anna.type("/msg niemand hallo");
            anna.shows("!! Nicht gesendet (no_such_user): Niemand dieses Namens ist hier. -- hallo");

            try (LineClient bernd = LineClient.connect(tcp())) {
                bernd.awaitPrompt("Nick: ");
                bernd.type("Anna");
                bernd.await("!!! nick_taken: Dieser Nick ist vergeben.");
                bernd.type("Bernd");
                bernd.awaitPrompt("Raum (Enter für lobby): ");
                bernd.type("");
                bernd.await("*** Raum betreten: lobby ***");
                bernd.type("/j");
                bernd.await("!!! Der Raum fehlt. Verwendung: /join <room>");
                anna.showsSomewhere("<any>*** [Server]: Bernd ist dem Chat beigetreten! ***");
                anna.showsSomewhere("[hh:mm:ss] *** Bernd ist dem Chat beigetreten ***");
                bernd.type("/quit");
                bernd.await("*** Auf Wiedersehen. ***");
            }
        }
    }

    @Test
    void a_client_speaks_the_language_of_its_user_whatever_the_server_speaks() throws IOException {
        try (PlainChat carl = chat("Carl")) {
            carl.shows("Welcome to the chat, Carl! You are in 'lobby'. Type /help for commands.");
            carl.type("/msg nobody hello");

            carl.shows("!! Not sent (no_such_user): Nobody of that name is here. -- hello");
        }
    }

    private PlainChat chat(String nick, String... flags) throws IOException {
        return new PlainChat(
                directory,
                nick,
                Stream.concat(Stream.of(server.url(), "-n", nick), Stream.of(flags))
                        .toArray(String[]::new));
    }

    private String tcp() {
        return server.printed()
                .lines()
                .filter(line -> line.startsWith(LISTENING))
                .map(line -> line.substring(LISTENING.length()))
                .findFirst()
                .orElseThrow();
    }
}
