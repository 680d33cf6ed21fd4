package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tupa.testkit.process.ServerProcess;
import tupa.testkit.seeds.Seed;
import tupa.wire.CloseReason;
import tupa.wire.Event;

/** {@code tupa ctl} and a server, each in a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class CtlTest {
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final List<String> IN_MEMORY = List.of("-Dtupa.store.provider=memory");

    private record Ended(int code, String out, String err) {}

    @TempDir
    Path data;

    @Test
    void an_operator_asks_is_refused_is_not_understood_and_stops_the_server() throws IOException {
        try (ServerProcess server = ServerProcess.start(data, List.of())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                    .isEqualTo("rw-------");

            assertThat(ctl("status"))
                    .matches(ended -> ended.code() == 0)
                    .extracting(Ended::out)
                    .asString()
                    .contains("state         serving", "sessions      0 attached, 0 detached");
            assertThat(ctl("close-room", "lobby").code()).isEqualTo(1);
            assertThat(ctl("sing"))
                    .matches(ended -> ended.code() == 2 && ended.out().contains("no command sing"));
            assertThat(ctl("exit")).isEqualTo(new Ended(0, "The server stops.\n", ""));

            assertThat(server.awaitExit(STOP)).isZero();
        }
        assertThat(socket()).doesNotExist();
        assertThat(ctl("status"))
                .matches(ended -> ended.code() == 1 && ended.err().contains("no server answers"));
    }

    @Test
    @Seed({"S1-03", "S3-11"})
    void a_broadcast_is_shown_once_to_whoever_is_there_and_once_to_whoever_comes_back() {
        try (ServerProcess server = ServerProcess.start(data, List.of());
                ScriptedClient alice = ScriptedClient.connect(server.url());
                ScriptedClient bob = ScriptedClient.connect(server.url())) {
            alice.hello("alice");
            bob.hello("bob");
            bob.awaitTranscript("lobby", Transcript::isLive);
            bob.drop();
            assertThat(ctl("broadcast", "we stop", "at noon").out()).isEqualTo("Said in 1 room.\n");

            Event.SystemMessage heard = alice.expect(Event.SystemMessage.class);
            alice.drop();
            alice.resume();
            bob.resume();
            Event.SystemMessage heardLater = bob.expect(Event.SystemMessage.class);
            alice.say("lobby", "so early?");
            bob.awaitTranscript("lobby", seen -> seen.last() == 2);
            alice.awaitTranscript("lobby", seen -> seen.last() == 2);

            assertThat(heard.text()).isEqualTo("we stop at noon");
            assertThat(heardLater).isEqualTo(heard);
            for (ScriptedClient each : List.of(alice, bob)) {
                assertThat(each.unexpected()).noneMatch(Event.SystemMessage.class::isInstance);
                assertThat(each.transcript("lobby").faults()).isEmpty();
            }
        }
    }

    @Test
    void limits_levels_and_users_are_in_the_operators_hand() throws IOException {
        Files.writeString(data.resolve("application.conf"), "tupa.limits.rate.burst = 50");
        try (ServerProcess server = ServerProcess.start(data, List.of());
                ScriptedClient bob = ScriptedClient.connect(server.url())) {
            bob.hello("bob");
            assertThat(ctl("set-limit", "rate.burst", "33").out()).isEqualTo("rate.burst was 50 and is 33.\n");
            Files.writeString(
                    data.resolve("application.conf"), "tupa { http.port = 1, log.levels { tupa.core = DEBUG } }");

            assertThat(ctl("reload").out().lines())
                    .containsExactly(
                            "tupa.limits.rate.burst was 33 and is 20.",
                            "tupa.log.levels.tupa.core was not set and is DEBUG.");
            assertThat(ctl("log-level", "tupa.core").out()).isEqualTo("tupa.core DEBUG\n");
            assertThat(ctl("sessions").out()).contains("bob", "127.0.0.1:", "#lobby");
            assertThat(ctl("kick", "bob", "good", "night").code()).isZero();

            assertThat(bob.expect(Event.Bye.class))
                    .extracting(Event.Bye::reason, Event.Bye::message)
                    .containsExactly(CloseReason.REMOVED, "You were removed: good night");
            assertThat(bob.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void a_drained_server_sends_everybody_away_and_waits_to_be_stopped() {
        try (ServerProcess server = ServerProcess.start(data, List.of());
                ScriptedClient alice = ScriptedClient.connect(server.url())) {
            alice.hello("alice");

            assertThat(ctl("drain").code()).isZero();

            assertThat(alice.expect(Event.Bye.class).reason()).isEqualTo(CloseReason.SHUTTING_DOWN);
            try (ScriptedClient late = ScriptedClient.connect(server.url())) {
                assertThat(late.expect(Event.Bye.class).reason()).isEqualTo(CloseReason.SHUTTING_DOWN);
            }
            assertThat(ctl("status").out()).contains("state         draining");
            assertThat(ctl("exit").code()).isZero();
            assertThat(server.awaitExit(STOP)).isZero();
        }
    }

    @Test
    void the_socket_of_a_killed_server_is_replaced() {
        ServerProcess.start(data, List.of()).close();
        assertThat(socket()).exists();
        assertThat(ctl("status").code()).isEqualTo(1);

        try (ServerProcess next = ServerProcess.start(data, List.of())) {
            assertThat(ctl("status").code()).isZero();
            assertThat(next.url()).isNotEmpty();
        }
    }

    @Test
    void the_socket_of_a_living_server_is_not_and_outlives_who_wanted_it_too() throws IOException {
        try (ServerProcess first = ServerProcess.start(data, IN_MEMORY);
                ScriptedClient alice = ScriptedClient.connect(first.url())) {
            alice.hello("alice");
            try (ServerProcess second = ServerProcess.start(data, IN_MEMORY)) {
                assertThat(ctl("users").out()).contains("alice");
                second.askToStop();
                assertThat(second.awaitExit(STOP)).isZero();
            }
            assertThat(log()).contains("There is no tupa ctl for this server: another server answers");
            assertThat(ctl("users").out()).contains("alice");
        }
    }

    @Test
    void a_path_too_long_for_a_socket_costs_ctl_and_not_the_start() throws IOException {
        data = Files.createDirectory(data.resolve("d".repeat(100)));
        try (ServerProcess server = ServerProcess.start(data, List.of())) {
            assertThat(server.url()).isNotEmpty();
            assertThat(log()).contains("There is no tupa ctl for this server: the path of its socket");
            assertThat(ctl("status").code()).isEqualTo(1);
        }
    }

    private Path socket() {
        return data.resolve("tupa.sock");
    }

    private String log() throws IOException {
        return Files.readString(data.resolve("server.log"));
    }

    /** What {@code bin/tupa ctl} runs. */
    private Ended ctl(String... command) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "tupa.server.CtlMain",
                "--data",
                data.toString()));
        line.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(line).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.onExit().join().exitValue(), out, err);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
