package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.client.Poll;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;
import tupa.wire.ErrorCode;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;

/** The commands on a connection that is cut, by a server that forgets and refuses. */
final class ToolsTest {
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

    private CompletableFuture<Integer> start(String... arguments) {
        return CompletableFuture.supplyAsync(() -> desk.run(arguments), task -> new Thread(task).start());
    }

    private void isPrinted(String... parts) {
        Poll.until(() -> desk.printed(), parts);
    }

    private List<String> texts() {
        return desk.printed()
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void what_was_sent_is_stored_and_the_session_is_over() {
        assertThat(desk.run("send", "-r", "ops", "build", "77")).isZero();

        assertThat(chat.texts("ops")).containsExactly("build 77");
        assertThat(chat.heard()).last().isInstanceOf(Request.Bye.class);
        assertThat(desk.printed() + desk.said()).isEmpty();
    }

    @Test
    void standard_input_is_one_message_less_its_last_line_end() {
        assertThat(desk.typing("a\n b\n\n").run("send")).isZero();

        assertThat(chat.texts("lobby")).containsExactly("a\n b\n");
    }

    @Test
    void a_server_that_asks_for_patience_is_given_it() {
        chat.refuseNextPost(Reply.Refusal.of(ErrorCode.RATE_LIMITED, 30));

        assertThat(desk.typing("a\n\nb\n").run("send", "--lines")).isZero();

        assertThat(chat.texts("lobby")).containsExactly("a", "b");
    }

    @Test
    void a_refusal_is_told_with_its_reason() {
        chat.refuseNextPost(Reply.Refusal.of(ErrorCode.FORBIDDEN));

        assertThat(desk.run("send", "hi")).isEqualTo(4);

        assertThat(desk.said()).isEqualTo("tupa send: forbidden: That is not allowed.\n");
    }

    @Test
    void what_no_server_would_take_is_refused_before_it_costs_the_connection() {
        assertThat(desk.run("send", "x".repeat(4_001))).isEqualTo(4);
        assertThat(desk.typing("\n").run("send")).isEqualTo(4);

        assertThat(desk.said()).contains("text_too_long", "text_empty");
        assertThat(chat.heard()).noneMatch(Request.Post.class::isInstance);
    }

    @Test
    void a_name_that_is_taken_gets_a_suffix_but_one_that_was_chosen_does_not() {
        chat.guest("cron", "lobby");

        assertThat(desk.run("send", "-n", "cron", "hi")).isEqualTo(4);
        assertThat(desk.said()).contains("nick_taken");
        assertThat(desk.run("send", "hi")).isZero();
        assertThat(chat.texts("lobby")).containsExactly("hi");
    }

    @Test
    void who_follows_is_told_everything_once_over_cuts_and_lost_sessions() throws IOException {
        Person ann = chat.guest("ann", "ops");
        chat.say(ann, "ops", "before");
        CompletableFuture<Integer> unused = start("tail", "-f", "-r", "ops");
        isPrinted("ann: before");
        chat.say(ann, "ops", "live");
        isPrinted("ann: live");

        server.cut();
        chat.say(ann, "ops", "in the dark");
        isPrinted("in the dark");
        chat.forgetSessions();
        server.cut();
        chat.say(ann, "ops", "in another session");
        isPrinted("in another session");

        assertThat(texts()).containsExactly("ann: before", "ann: live", "ann: in the dark", "ann: in another session");
        assertThat(desk.said()).contains("tupa tail: Connection lost (", "tupa tail: Connected again.\n");
    }

    @Test
    void the_last_ones_are_printed_room_by_room() {
        Person ann = chat.guest("ann", "ops", "dev");
        for (int number = 1; number <= 5; number++) {
            chat.say(ann, "ops", "o" + number);
            chat.say(ann, "dev", "d" + number);
        }

        assertThat(desk.run("tail", "-r", "ops,dev", "--last", "2")).isZero();

        assertThat(texts()).containsExactly("#ops ann: o4", "#ops ann: o5", "#dev ann: d4", "#dev ann: d5");
    }

    @Test
    void only_an_answer_of_somebody_else_to_the_asker_is_an_answer() {
        Person ann = chat.guest("ann", "ops");
        Person bob = chat.guest("bob", "ops");
        CompletableFuture<Integer> asking = start("ask", "-r", "ops", "--from", "Bob", "Go?");
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
    void in_json_what_was_not_answered_before_the_cut_is_asked_again_and_not_doubled() throws IOException {
        PipedOutputStream keys = new PipedOutputStream();
        desk.typing(new PipedInputStream(keys));
        CompletableFuture<Integer> chatting = start("chat", "--json", "-r", "ops");
        isPrinted("\"state\":\"online\"");
        server.cut();
        keys.write("{\"text\":\"one\",\"id\":\"1\"}\nwhat\n{\"type\":\"users\",\"id\":\"2\"}\n"
                .getBytes(StandardCharsets.UTF_8));
        isPrinted("\"re\":\"1\"", "\"re\":\"2\"", "bad_json");
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
    void what_is_set_in_the_file_is_where_to_go_and_as_whom_but_a_name_from_there_gives_way() throws IOException {
        chat.guest("robot", "ops");
        Path file = Files.writeString(
                directory.resolve("some.conf"),
                "server = " + server.uri() + "\nnick = robot\nautojoin = ops, dev\nbind.f9 = /users\n");
        desk.environment.clear();

        assertThat(desk.run("send", "--config", file.toString(), "hi")).isZero();

        assertThat(chat.texts("ops")).containsExactly("hi");
        assertThat(desk.run("send", "--config", file.toString(), "-n", "robot", "hi"))
                .isEqualTo(4);
        assertThat(desk.run("users", "--config", file.toString())).isZero();
        assertThat(desk.printed()).startsWith("robot\t");
    }

    @Test
    void a_mistake_in_the_file_is_told_with_its_line_and_nothing_is_done() throws IOException {
        Path file = Files.writeString(directory.resolve("some.conf"), "nick = robot\nnik = robot\n");
        desk.environment.put("TUPA_CONFIG", file.toString());

        assertThat(desk.run("send", "hi")).isEqualTo(2);
        assertThat(desk.said()).isEqualTo("tupa send: " + file + ":2: There is no setting nik. Did you mean nick?\n");

        desk.environment.put("TUPA_CONFIG", directory.resolve("none.conf").toString());
        assertThat(desk.run("rooms")).isEqualTo(2);
        assertThat(desk.said()).endsWith("none.conf: There is no such file.\n");
        assertThat(chat.heard()).isEmpty();
    }

    @Test
    void nobody_listening_is_told_by_the_code() throws IOException {
        server.close();

        assertThat(desk.run("rooms")).isEqualTo(3);
        assertThat(desk.said()).startsWith("tupa rooms: Cannot connect to tcp://127.0.0.1:");
    }

    @Test
    void help_needs_no_server() throws IOException {
        server.close();

        assertThat(desk.run("send", "--help")).isZero();
        assertThat(desk.printed()).isEqualTo(Tool.SEND.help());
        assertThat(desk.run("send", "--wat")).isEqualTo(2);
        assertThat(desk.said()).isEqualTo("tupa send: not understood: --wat\ntupa send: tupa send --help tells more\n");
    }
}
