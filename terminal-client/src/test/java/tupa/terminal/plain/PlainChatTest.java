package tupa.terminal.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.terminal.client.Client;
import tupa.terminal.client.Engine;
import tupa.terminal.client.NoEffects;
import tupa.terminal.client.Poll;
import tupa.terminal.client.Target;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.terminal.model.ChatModel;
import tupa.terminal.model.Setup;
import tupa.terminal.view.Renderer;
import tupa.terminal.view.Theme;
import tupa.wire.Cid;
import tupa.wire.Nick;
import tupa.wire.Person;

/** The plain front end with everything below it, over a real socket of every kind. */
@ParameterizedClass
@EnumSource(TinyServer.Carrier.class)
final class PlainChatTest {
    private final FakeServer chat = new FakeServer();
    private final TinyServer server;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicInteger cids = new AtomicInteger();

    PlainChatTest(TinyServer.Carrier carrier) throws IOException {
        server = new TinyServer(chat, carrier);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(URI uri, BufferedReader in) throws InterruptedException {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        // Time runs, but on the day of the server's messages: otherwise each would begin a new one.
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), FakeServer.NOON));
        PlainScreen screen =
                new PlainScreen(in, print, new Renderer(Theme.nothing(), ZoneOffset.UTC, FakeServer.NOON), false);
        ChatModel model = new ChatModel(
                new Setup(new Nick("Alice"), List.of(), Setup.Shown.TOGETHER, false),
                () -> new Cid("c" + cids.incrementAndGet()));
        Client client = new Client(
                screen,
                loop -> new Engine(
                        new Target(uri, false),
                        Transport.to(uri),
                        model,
                        new Lifeline(new Random(1)),
                        clock,
                        loop,
                        NoEffects.at(screen)));
        Thread reading = new Thread(() -> screen.read(client));
        reading.setDaemon(true);
        reading.start();
        return client.run();
    }

    private int script(String... lines) throws InterruptedException {
        return run(server.uri(), new BufferedReader(new StringReader(String.join("\n", lines) + "\n")));
    }

    @Test
    void a_script_is_played_and_every_line_is_printed_once() throws InterruptedException {
        chat.guest("Bob", "lobby");

        int code = script("Hello everyone!", "/join python", "/users", "/msg Bob How are you?", "/users all", "exit");

        assertThat(code).isZero();
        assertThat(printed().lines().filter(line -> !line.endsWith("*** Alice joined the chat ***")))
                .containsExactly(
                        "Connecting to " + server.uri() + " ...",
                        "Connected to server 127.0.0.1:" + server.uri().getPort(),
                        "Welcome to the chat, Alice! You are in 'lobby'. Type /help for commands.",
                        "[12:00:00] Alice: Hello everyone!",
                        "*** Joined room: python ***",
                        "Users in #python: Alice",
                        "[12:00:00] [PRIVATE to Bob] Alice: How are you?",
                        "*** Private message sent to Bob ***",
                        "Connected users: Alice, Bob",
                        "Goodbye.");
    }

    @Test
    void the_end_of_input_waits_for_what_was_said() throws InterruptedException {
        int code = script("one", "two", "three");

        assertThat(code).isZero();
        assertThat(chat.texts("lobby")).containsExactly("one", "two", "three");
    }

    @Test
    void a_refused_line_is_told_by_the_exit_code() throws InterruptedException {
        assertThat(script("/msg nobody hello")).isEqualTo(4);
        assertThat(printed()).contains("!! Not sent (no_such_user)");
    }

    @Test
    void a_taken_nick_and_a_missing_server_are_told_by_the_exit_code() throws IOException, InterruptedException {
        chat.guest("alice");
        assertThat(script("hello")).isEqualTo(4);
        server.close();
        assertThat(script("hello")).isEqualTo(3);
        assertThat(printed()).contains("!! Cannot connect to 127.0.0.1:", "(connection refused)");
    }

    @Test
    void long_answers_come_in_fragments_and_whole() throws InterruptedException {
        Person bob = chat.guest("Bob", "lobby");
        String longText = "x".repeat(3_000);
        chat.say(bob, "lobby", longText);

        script("hello");

        assertThat(printed()).contains("Bob: " + longText);
    }

    @Test
    void a_cut_connection_comes_back_and_misses_nothing() throws IOException, InterruptedException {
        Person bob = chat.guest("Bob", "lobby");
        PipedWriter keys = new PipedWriter();
        BufferedReader in = new BufferedReader(new PipedReader(keys));
        Thread typist = new Thread(() -> {
            try (keys) {
                keys.write("before\n");
                keys.flush();
                Poll.until(this::printed, "Alice: before");
                server.cut();
                chat.say(bob, "lobby", "while you were away");
                keys.write("after\n");
                keys.flush();
                Poll.until(this::printed, "Alice: after");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        typist.start();

        int code = run(server.uri(), in);

        assertThat(code).isZero();
        assertThat(printed().lines().filter(line -> line.contains(": ") && line.startsWith("[12:00:00]")))
                .containsExactly(
                        "[12:00:00] Alice: before", "[12:00:00] Bob: while you were away", "[12:00:00] Alice: after");
    }
}
