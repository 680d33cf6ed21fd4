package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.client.Poll;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;

/** Objects in and out, on a connection that is cut. */
final class JsonTest {
    private final FakeServer chat = new FakeServer();

    @TempDir
    private Path directory;

    private TinyServer server;
    private Desk desk;

    @BeforeEach
    void start() throws IOException {
        server = new TinyServer(chat, TinyServer.Carrier.FRAMED);
        desk = new Desk(server.uri(), directory);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void in_json_what_was_not_answered_before_the_cut_is_asked_again_and_not_doubled() throws IOException {
        PipedOutputStream keys = new PipedOutputStream();
        desk.typing(new PipedInputStream(keys));
        CompletableFuture<Integer> chatting = desk.start("chat", "--json", "-r", "ops");
        desk.prints("\"state\":\"online\"");
        server.cut();
        keys.write("{\"text\":\"one\",\"id\":\"1\"}\nwhat\n{\"type\":\"users\",\"id\":\"2\"}\n"
                .getBytes(StandardCharsets.UTF_8));
        desk.prints("\"re\":\"1\"", "\"re\":\"2\"", "bad_json");
        keys.close();

        assertThat(chatting.join()).isZero();
        assertThat(chat.texts("ops")).containsExactly("one");
        assertThat(desk.printed().lines().filter(line -> line.contains("\"state\"")))
                .map(line -> line.replaceAll(",\"user.*", "}"))
                .containsExactly(
                        "{\"type\":\"state\",\"state\":\"online\"}",
                        "{\"type\":\"state\",\"state\":\"offline\"}",
                        "{\"type\":\"state\",\"state\":\"online\"}");
        assertThat(desk.printed()).containsOnlyOnce("\"text\":\"one\"");
    }

    @Test
    void in_json_a_message_that_was_not_answered_in_a_session_that_is_over_is_told_as_unknown_and_not_said_again()
            throws IOException {
        PipedOutputStream keys = new PipedOutputStream();
        desk.typing(new PipedInputStream(keys));
        CompletableFuture<Integer> chatting = desk.start("chat", "--json", "-r", "ops");
        desk.prints("\"type\":\"live\"");
        server.mute();
        keys.write("{\"text\":\"one\",\"id\":\"1\"}\n".getBytes(StandardCharsets.UTF_8));
        Poll.until(() -> chat.texts("ops").toString(), "one");

        chat.forgetSessions();
        server.cut();
        desk.prints("{\"type\":\"error\",\"re\":\"1\",\"code\":\"session_expired\"");
        keys.write("{\"text\":\"two\",\"id\":\"2\"}\n".getBytes(StandardCharsets.UTF_8));
        desk.prints("{\"type\":\"ok\",\"re\":\"2\"");
        keys.close();

        assertThat(chatting.join()).isZero();
        assertThat(chat.texts("ops")).containsExactly("one", "two");
        assertThat(desk.printed()).containsOnlyOnce("\"code\"").containsOnlyOnce("\"state\":\"offline\"");
    }
}
