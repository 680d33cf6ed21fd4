package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.client.Poll;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;
import tupa.wire.Person;

/** What counts as an answer. */
final class AskTest {
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
    void only_an_answer_of_somebody_else_to_the_asker_is_an_answer() {
        Person ann = chat.guest("ann", "ops");
        Person bob = chat.guest("bob", "ops");
        CompletableFuture<Integer> asking = desk.start("ask", "-r", "ops", "--from", "Bob", "Go?");
        Poll.until(() -> chat.texts("ops").toString(), "Go?");

        chat.say(bob, "ops", "who is cronos?");
        chat.say(ann, "ops", "cron: no");
        chat.say(bob, "ops", "Cron, yes");

        assertThat(asking.join()).isZero();
        assertThat(desk.printed()).isEqualTo("yes\n");
    }

    @Test
    void a_question_that_nobody_answers_ends_in_time() {
        assertThat(desk.run("ask", "-r", "ops", "--timeout", "200ms", "Go?")).isEqualTo(5);
        assertThat(desk.said()).contains("The question stands in #ops");
        assertThat(desk.run("ask", "-r", "ops", "--from", "bob", "Go?")).isEqualTo(1);

        assertThat(chat.texts("ops")).containsExactly("Go?");
    }

    @Test
    void with_any_the_next_words_of_anybody_else_are_the_answer_or_of_whom_it_is_wanted() {
        Person ann = chat.guest("ann", "ops");
        Person bob = chat.guest("bob", "ops");
        CompletableFuture<Integer> asking = desk.start("ask", "-r", "ops", "--any", "Go?");
        Poll.until(() -> chat.texts("ops").toString(), "Go?");
        chat.say(ann, "ops", "I would wait.");
        assertThat(asking.join()).isZero();
        assertThat(desk.printed()).isEqualTo("I would wait.\n");

        Desk other = new Desk(server.uri(), directory);
        CompletableFuture<Integer> again = other.start("ask", "-r", "ops", "--any", "--from", "bob", "And you?");
        Poll.until(() -> chat.texts("ops").toString(), "And you?");
        chat.say(ann, "ops", "I said so.");
        chat.say(bob, "ops", "@cron: go");
        assertThat(again.join()).isZero();
        assertThat(other.printed()).isEqualTo("go\n");
    }
}
