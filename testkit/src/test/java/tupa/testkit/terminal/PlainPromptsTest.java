package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.testkit.seeds.Seed;
import tupa.wire.Reply;
import tupa.wire.Request;

/** What the client asks before a chat begins, and what it says while it connects. */
final class PlainPromptsTest {
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("");

    @TempDir
    private Path directory;

    @Test
    @Seed({"S0-14", "S0-30", "S2-10", "S2-11", "S2-12", "S2-21", "S3-03"})
    void server_name_and_room_are_asked_for_and_only_then_the_chat_begins() throws IOException {
        ScriptedClient witness = TUPA.join("witness1");
        int port = URI.create(TUPA.server().url()).getPort();
        try (PlainChat erin = new PlainChat(directory, "erin")) {
            erin.type("");
            erin.shows("=== Tupa Chat Client ===");
            erin.shows("Enter server host (default: 127.0.0.1):");
            erin.type(Integer.toString(port));
            erin.shows("Enter server port (default: 8080):");
            erin.type("Erin");
            erin.shows("Enter your username:");
            assertThat(everybody(witness)).doesNotContain("Erin");

            erin.type("coffee-break");

            erin.shows("Room (Enter for lobby):");
            erin.shows("Connecting to ws://127.0.0.1:" + port + "/ws ...");
            erin.shows("Connected to server 127.0.0.1:" + port);
            erin.shows("Welcome to the chat, Erin! You are in 'coffee-break'. Type /help for commands.");
            assertThat(everybody(witness)).contains("Erin");
        }
    }

    private static Iterable<String> everybody(ScriptedClient witness) {
        return witness.ask(new Request.Users(Optional.empty()), Reply.UserList.class).users().stream()
                .map(member -> member.nick().value())
                .toList();
    }

    @Test
    @Seed({"S2-12", "S3-03"})
    void nothing_is_asked_of_whom_has_said_it_all() throws IOException {
        String url = TUPA.server().url();
        try (PlainChat fay = new PlainChat(directory, "fay", url, "-n", "Fay", "--room", "lounge")) {
            fay.shows("Welcome to the chat, Fay! You are in 'lounge'. Type /help for commands.");

            assertThat(fay.rows().get(0)).isEqualTo("Connecting to " + url + " ...");
        }
    }

    @Test
    @Seed({"S0-22"})
    void what_the_client_logs_is_in_a_file_with_its_level_and_not_in_the_chat() throws IOException {
        Path log = directory.resolve("gus.log");
        try (PlainChat gus =
                new PlainChat(directory, "gus", TUPA.server().url(), "-n", "Gus", "--log", log.toString())) {
            gus.shows("[hh:mm:ss] *** Gus joined the chat ***");

            assertThat(Files.readAllLines(log))
                    .isNotEmpty()
                    .allMatch(Form.of("<any>Z INFO - <any>"))
                    .anyMatch(Form.of("<any> INFO - Connected to <any>"));
            assertThat(gus.rows()).noneMatch(row -> row.contains("INFO"));
        }
    }
}
