package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.testkit.ScriptedClient;
import tupa.wire.Event;

/** A message with an id is tried until it succeeds, whatever dies meanwhile, and is there once. */
@Execution(ExecutionMode.CONCURRENT)
final class JobTest {
    @TempDir
    private Path directory;

    private ChatServer server;
    private DeafLine line;
    private int witnesses;

    @BeforeEach
    void start() throws IOException {
        server = server(List.of());
        line = new DeafLine(() -> server.tcpUrl());
    }

    private ChatServer server(List<String> flags) throws IOException {
        return new ChatServer(Files.createTempDirectory(directory, "server"), Map.of(), flags);
    }

    @AfterEach
    void end() throws IOException {
        line.close();
        server.close();
    }

    private ToolRun send(String... more) throws IOException {
        Stream<String> all = Stream.concat(
                Stream.of("send", "-s", line.url(), "--id", "nightly", "build 77 is done"), Stream.of(more));
        return ToolRun.start(
                directory, Map.of("XDG_STATE_HOME", directory.resolve("state").toString()), all.toArray(String[]::new));
    }

    private int sent(String... more) throws IOException, InterruptedException {
        try (ToolRun run = send(more)) {
            return run.end();
        }
    }

    private List<String> stored() {
        try (ScriptedClient witness = ScriptedClient.connect(server.url())) {
            witness.hello("witness" + ++witnesses, "ops");
            return witness.awaitTranscript("ops", seen -> seen.isLive()).texts();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DeafLine.Loss.class,
            names = {"ANSWER", "MESSAGE"})
    void a_server_that_is_killed_before_it_has_answered_has_the_message_once_after_another_try(DeafLine.Loss loss)
            throws IOException, InterruptedException {
        line.lose(loss);
        try (ToolRun run = send("-r", "ops", "--timeout", "6s")) {
            assertThat(line.awaitLoss()).isTrue();
            if (loss == DeafLine.Loss.ANSWER) {
                awaitStored();
            }
            server.kill();
            assertThat(run.end()).isEqualTo(5);
            assertThat(run.said()).startsWith("tupa send: It is not known whether this was stored: ");
        }
        line.lose(DeafLine.Loss.NONE);
        server.startAgain();
        assertThat(stored()).hasSize(loss == DeafLine.Loss.ANSWER ? 1 : 0);

        assertThat(sent("-r", "ops")).isZero();
        assertThat(sent("-r", "ops")).isZero();

        assertThat(stored()).containsExactly("build 77 is done");
    }

    private void awaitStored() {
        try (ScriptedClient witness = ScriptedClient.connect(server.url())) {
            witness.hello("witness" + ++witnesses, "ops");
            witness.awaitTranscript("ops", seen -> !seen.texts().isEmpty());
        }
    }

    @Test
    void a_sender_that_is_killed_and_tried_again_has_said_it_once() throws IOException, InterruptedException {
        line.lose(DeafLine.Loss.ANSWER);
        try (ToolRun run = send("-r", "ops", "--timeout", "60s")) {
            assertThat(line.awaitLoss()).isTrue();
            awaitStored();
            run.kill();
        }
        line.lose(DeafLine.Loss.NONE);

        assertThat(sent("-r", "ops")).isZero();

        assertThat(stored()).containsExactly("build 77 is done");
    }

    @Test
    void after_the_session_is_over_the_message_is_found_in_the_history_or_not_sent_again_in_private()
            throws IOException, InterruptedException {
        server.close();
        server = server(List.of("-Dtupa.session.resume-window=2s"));
        try (ScriptedClient bob = ScriptedClient.connect(server.url())) {
            bob.hello("bob", "ops");
            line.lose(DeafLine.Loss.ANSWER);
            assertThat(sent("--to", "bob", "-n", "whisperer", "--timeout", "5s"))
                    .isEqualTo(5);
            // His session began to run out first, so it is over when this one is.
            assertThat(sent("-r", "ops", "-n", "robot", "--timeout", "5s")).isEqualTo(5);
            line.lose(DeafLine.Loss.NONE);
            bob.expect(Event.Left.class, gone -> gone.who().nick().value().equals("robot"));

            assertThat(sent("-r", "ops", "-n", "robot")).isZero();
            try (ToolRun whisper = send("--to", "bob", "-n", "listener")) {
                assertThat(whisper.end()).isEqualTo(5);
                assertThat(whisper.said()).contains("its session is over. Nothing was sent now");
            }
            assertThat(bob.expect(Event.Dm.class).text()).isEqualTo("build 77 is done");
            bob.fence();
            assertThat(bob.unexpected()).noneMatch(Event.Dm.class::isInstance);
        }
        assertThat(stored()).containsExactly("build 77 is done");
    }

    @Test
    void where_nothing_is_remembered_the_history_tells_and_another_text_is_refused()
            throws IOException, InterruptedException {
        assertThat(sent("-r", "ops")).isZero();
        Path jobs = directory.resolve("state/tupa/jobs");
        try (Stream<Path> files = Files.list(jobs)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(sent("-r", "ops")).isZero();
        assertThat(sent("-r", "ops", "--action")).isEqualTo(4);

        assertThat(stored()).containsExactly("build 77 is done");
    }
}
