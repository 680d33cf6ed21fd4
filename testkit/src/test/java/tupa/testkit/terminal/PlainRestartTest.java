package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.ScriptedClient;
import tupa.testkit.seeds.Seed;

/** The client as a process between pipes, fed with lines all the while its server is killed, stopped and started again. */
final class PlainRestartTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LINES = 40;

    @TempDir
    private Path directory;

    private ChatServer server;
    private Process client;

    @BeforeEach
    void start() throws IOException {
        server = new ChatServer(directory);
        client = new ProcessBuilder(Programs.chat(server.url(), "-n", "Alice", "--plain"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("client.out").toFile())
                .start();
    }

    @AfterEach
    void end() {
        client.destroyForcibly().onExit().join();
        server.close();
    }

    @Test
    @Seed({"S2-57", "S4-37"})
    void every_line_typed_through_two_restarts_arrives_once_and_the_client_ends_well()
            throws IOException, InterruptedException {
        try (BufferedWriter keys =
                new BufferedWriter(new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8))) {
            type(keys, 1, 10);
            awaitPrinted("Alice: line 10");
            server.kill();
            type(keys, 11, 20);
            awaitPrinted("Connection lost");
            server.startAgain();
            type(keys, 21, 30);
            awaitPrinted("Alice: line 30");
            server.stop();
            type(keys, 31, LINES);
            server.startAgain();
            awaitPrinted("Alice: line " + LINES);
        }
        assertThat(client.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        List<String> lines = IntStream.rangeClosed(1, LINES)
                .mapToObj(number -> "line " + number)
                .toList();
        try (ScriptedClient witness = ScriptedClient.connect(server.url())) {
            witness.hello("witness");
            assertThat(witness.awaitTranscript("lobby", seen -> seen.isLive()).texts())
                    .isEqualTo(lines);
        }
        assertThat(printedLines()).isEqualTo(lines);
        assertThat(client.exitValue()).as(printed()).isZero();
    }

    private static void type(BufferedWriter keys, int from, int to) throws IOException {
        for (int number = from; number <= to; number++) {
            keys.write("line " + number + "\n");
        }
        keys.flush();
    }

    private List<String> printedLines() {
        String said = "] Alice: ";
        return printed()
                .lines()
                .filter(line -> line.contains(said))
                .map(line -> line.substring(line.indexOf(said) + said.length()))
                .toList();
    }

    private void awaitPrinted(String text) {
        Wait.until(LIMIT, text, this::printed, seen -> Optional.of(seen).filter(all -> all.contains(text)));
    }

    private String printed() {
        try {
            return Files.readString(directory.resolve("client.out"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
