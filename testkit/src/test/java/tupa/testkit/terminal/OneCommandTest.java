package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tupa.testkit.ScriptedClient;
import tupa.testkit.seeds.Seed;
import tupa.wire.Reply;
import tupa.wire.RoomName;

/** Server and client each start by one command, say what is wrong if they cannot, and do as their settings say. */
@Execution(ExecutionMode.CONCURRENT)
final class OneCommandTest {
    @TempDir
    private Path directory;

    @Test
    @Seed({"S0-10", "S0-13", "S2-30", "S3-17", "S3-18"})
    void one_launcher_has_a_command_for_the_server_and_one_for_the_client() throws IOException {
        Process launcher = new ProcessBuilder(Path.of("..", "bin", "tupa").toString(), "help").start();

        assertThat(new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .containsPattern("\n  server +run a chat server here\n")
                .containsPattern("\n  chat +chat from this terminal");
        assertThat(launcher.onExit().join().exitValue()).isZero();
    }

    @Test
    @Seed({"S0-10", "S2-75", "S3-17", "S3-22"})
    void a_server_waits_for_clients_until_exit_is_typed() throws IOException, InterruptedException {
        try (ChatServer server = new ChatServer(directory)) {
            try (ScriptedClient alice = ScriptedClient.connect(server.url())) {
                assertThat(alice.hello("Alice").you().nick()).hasToString("Alice");

                server.type("exit");

                assertThat(server.awaitEnd()).isZero();
            }
        }
    }

    @Test
    @Seed("S2-76")
    void the_client_comes_over_tcp_too() throws IOException {
        try (ChatServer server = new ChatServer(directory);
                PlainChat alice = new PlainChat(directory, "alice", server.tcpUrl(), "-n", "Alice");
                PlainChat bob = new PlainChat(directory, "bob", server.url(), "-n", "Bob")) {
            alice.shows("Welcome to the chat, Alice! <any>");
            bob.shows("Welcome to the chat, Bob! <any>");

            alice.type("over tcp");
            bob.shows("[hh:mm:ss] Alice: over tcp");
            bob.type("over WebSocket");
            alice.shows("[hh:mm:ss] Bob: over WebSocket");
        }
    }

    @Test
    @Seed("S0-35")
    void a_server_may_keep_everybody_in_one_room_and_says_both_that_he_leaves_and_that_he_joins() throws IOException {
        try (ChatServer server = new ChatServer(directory, Map.of(), List.of("-Dtupa.rooms.join-mode=switch"));
                PlainChat alice = new PlainChat(directory, "alice", server.url(), "-n", "Alice")) {
            alice.shows("[hh:mm:ss] *** Alice joined the chat ***");
            alice.type("/join dev");
            alice.shows("*** Leaving room 'lobby'. ***");
            alice.shows("*** Joined room: dev ***");
        }
    }

    @Test
    @Seed("S3-16")
    void a_port_that_is_taken_is_told_and_the_server_ends() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + other.getLocalPort();

            Process server = new ProcessBuilder(Programs.server(
                            "--http",
                            place,
                            "--tcp",
                            "127.0.0.1:0",
                            "--data",
                            directory.toString(),
                            "-Dtupa.store.provider=memory"))
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(printed.lines())
                    .anyMatch(Form.of("tupa server: Cannot listen on " + place + ": Address already in use<any>"));
            assertThat(server.onExit().join().exitValue()).isEqualTo(1);
        }
    }

    @Test
    @Seed({"S1-08", "S4-46", "S4-48"})
    void settings_come_from_a_file_and_the_environment_goes_before_it() throws IOException {
        Path file = directory.resolve("some.conf");
        Files.writeString(file, "tupa { rooms.default = hall, limits { text = 100, page = 50 } }");

        try (ChatServer server = new ChatServer(
                        directory, Map.of("TUPA_LIMITS_TEXT", "77"), List.of("--config", file.toString()));
                ScriptedClient alice = ScriptedClient.connect(server.url())) {
            Reply.Welcome welcome = alice.hello("Alice");

            assertThat(welcome.rooms()).containsOnlyKeys(new RoomName("hall"));
            assertThat(welcome.limits().pageMax()).isEqualTo(50);
            assertThat(welcome.limits().textMax()).isEqualTo(77);
        }
    }
}
