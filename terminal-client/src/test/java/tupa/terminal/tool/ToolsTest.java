package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        CompletableFuture<Integer> unused = desk.start("tail", "-f", "-r", "ops");
        desk.prints("ann: before");
        chat.say(ann, "ops", "live");
        desk.prints("ann: live");

        server.cut();
        chat.say(ann, "ops", "in the dark");
        desk.prints("in the dark");
        chat.forgetSessions();
        server.cut();
        chat.say(ann, "ops", "in another session");
        desk.prints("in another session");

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
    void the_asker_himself_is_nobody_to_be_found_but_his_namesake_is() {
        assertThat(desk.run("whois", "cron")).isEqualTo(1);
        assertThat(desk.said()).isEqualTo("tupa whois: cron is not connected.\n");

        Person cron = chat.guest("cron", "ops");
        assertThat(desk.run("whois", "CRON")).isZero();
        assertThat(desk.printed()).isEqualTo("cron\tonline\t" + cron.user() + "\n");
    }

    @Test
    void a_job_of_which_nothing_is_remembered_is_looked_for_no_further_back_than_told() {
        assertThat(desk.run("send", "-r", "ops", "--id", "nightly", "done")).isZero();
        Instant later = FakeServer.NOON.plus(Duration.ofHours(2));

        Desk forgetful = new Desk(server.uri(), directory.resolve("one")).at(later);
        assertThat(forgetful.run("send", "-r", "ops", "--id", "nightly", "--since", "3h", "done"))
                .isZero();
        assertThat(chat.texts("ops")).containsExactly("done");

        Desk hasty = new Desk(server.uri(), directory.resolve("two")).at(later);
        assertThat(hasty.run("send", "-r", "ops", "--id", "nightly", "--since", "1h", "done"))
                .isZero();
        assertThat(chat.texts("ops")).containsExactly("done", "done");

        assertThat(desk.run("send", "-r", "ops", "--since", "1h", "done")).isEqualTo(2);
        assertThat(desk.said()).startsWith("tupa send: --since goes with --id\n");
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
    void who_has_set_no_server_is_told_that_and_how_to_set_one() throws IOException {
        server.close();
        desk.environment.clear();

        assertThat(desk.run("rooms")).isEqualTo(3);
        assertThat(desk.said())
                .startsWith("tupa rooms: Cannot connect to " + server.uri() + " (")
                .contains("That is the default, as no server is set: -s, TUPA_SERVER, or server in "
                        + directory.resolve(".config/tupa/client.conf"));

        Desk other = new Desk(server.uri(), directory);
        other.environment.clear();
        assertThat(other.run("rooms", "-s", server.uri().toString())).isEqualTo(3);
        assertThat(other.said()).contains("Cannot connect").doesNotContain("TUPA_SERVER");
    }

    @Test
    void rooms_may_be_given_as_words() {
        chat.say(chat.guest("ann", "ops"), "ops", "one");
        chat.say(chat.guest("bo", "dev"), "dev", "two");

        assertThat(desk.run("tail", "ops", "dev")).isZero();
        assertThat(texts()).containsExactly("#ops ann: one", "#dev bo: two");

        assertThat(desk.run("users", "ops")).isZero();
        assertThat(desk.printed()).contains("\nann\tonline").doesNotContain("\nbo\t");

        assertThat(desk.run("tail", "-r", "ops", "dev")).isEqualTo(2);
        assertThat(desk.run("users", "ops", "dev")).isEqualTo(2);
        assertThat(desk.said()).contains("tail: not understood: dev", "users: only one room can be given");
    }

    @Test
    void an_address_is_not_said_where_it_may_be_meant_for_the_server() {
        String address = server.uri().toString();

        assertThat(desk.run("send", address, "done")).isEqualTo(2);
        assertThat(desk.said()).contains(address + " looks like a server, which is given with -s\n");
        assertThat(chat.heard()).isEmpty();

        assertThat(desk.run("send", "-s", address, address, "is up")).isZero();
        assertThat(desk.run("send", "https://example.org", "is up")).isZero();
        assertThat(desk.run("send", "see", address)).isZero();
        assertThat(chat.texts("lobby"))
                .containsExactly(address + " is up", "https://example.org is up", "see " + address);
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
