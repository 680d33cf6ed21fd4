package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.wire.Event;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What the commands for scripts print, to the letter, with an empty environment and with a terminal that can nothing. */
final class ToolsTest {
    @RegisterExtension
    final TupaServerExtension tupa = TupaServerExtension.with("");

    @TempDir
    private Path directory;

    static Stream<Map<String, String>> environments() {
        return Stream.of(Map.of(), Map.of("TERM", "dumb", "TUPA_AUTOJOIN", "elsewhere"));
    }

    private ToolRun start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server=" + tupa.server().url());
        return ToolRun.start(directory, environment, all.toArray(String[]::new));
    }

    private void prints(Map<String, String> environment, int code, String golden, String... arguments)
            throws IOException, InterruptedException {
        try (ToolRun run = start(environment, arguments)) {
            run.endInput();
            assertThat(run.end()).as(run.said()).isEqualTo(code);
            assertThat(masked(run.printed())).isEqualTo(golden);
        }
    }

    /** What is another at each run stands as one word. */
    static String masked(String printed) {
        return printed.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("g-[0-9a-f]{16}", "USER")
                .replaceAll("[0-9a-f]{32}-", "EPOCH-")
                .replaceAll("\"cid\":\"[^\"]+\"", "\"cid\":\"CID\"");
    }

    @ParameterizedTest
    @MethodSource("environments")
    void what_is_sent_is_what_tail_prints(Map<String, String> environment) throws IOException, InterruptedException {
        ScriptedClient bob = tupa.join("bob", "ops");
        prints(environment, 0, "", "send", "-r", "ops", "-n", "robot", "build", "77: grüßt 日本?");
        prints(environment, 0, "", "send", "-r", "ops", "-n", "robot", "--action", "waves");
        prints(environment, 0, "", "send", "--to", "bob", "-n", "robot", "psst");
        try (ToolRun lines = start(environment, "send", "-r", "ops", "-n", "robot", "--lines")) {
            lines.type("one\n\ntwo");
            lines.endInput();
            assertThat(lines.end()).isZero();
        }
        try (ToolRun whole = start(environment, "send", "-r", "ops", "-n", "robot")) {
            whole.type("several\nlines\n");
            whole.endInput();
            assertThat(whole.end()).isZero();
        }

        assertThat(bob.expect(Event.Dm.class).text()).isEqualTo("psst");
        prints(environment, 0, """
                TIME robot: build 77: grüßt 日本?
                TIME * robot waves
                TIME robot: one
                TIME robot: two
                TIME robot: several
                \tlines
                """, "tail", "-r", "ops");
        prints(environment, 0, """
                {"type":"message","room":"ops","seq":4,"mid":"EPOCH-4","ts":"TIME","from":{"user":"USER","nick":"robot"},"cid":"CID","text":"two","kind":"text"}
                {"type":"message","room":"ops","seq":5,"mid":"EPOCH-5","ts":"TIME","from":{"user":"USER","nick":"robot"},"cid":"CID","text":"several\\nlines","kind":"text"}
                """, "tail", "-r", "ops", "--json", "--last", "2");
        prints(environment, 0, "", "tail", "-r", "ops", "--since", "0s");
    }

    @ParameterizedTest
    @MethodSource("environments")
    void who_and_what_there_is_is_printed_in_columns_or_as_on_the_wire(Map<String, String> environment)
            throws IOException, InterruptedException {
        ScriptedClient bob = tupa.join("bob", "ops");
        bob.ask(new Request.SetTopic(new RoomName("ops"), "on call: bob"));

        prints(environment, 0, "ops\t1\ton call: bob\n", "rooms");
        prints(environment, 0, "bob\tonline\tUSER\n", "users", "-r", "ops");
        prints(environment, 0, "bob\tonline\tUSER\n", "whois", "BOB");
        prints(
                environment,
                0,
                "{\"type\":\"ok\",\"users\":[{\"user\":\"USER\",\"nick\":\"bob\",\"status\":\"online\"}]}\n",
                "whois",
                "bob",
                "--json");
        prints(environment, 1, "", "whois", "carol");
        prints(environment, 1, "", "users", "-r", "nowhere");
        prints(environment, 0, "ops\t1\ton call: bob\n", "rooms");
    }

    @ParameterizedTest
    @MethodSource("environments")
    void the_answer_alone_is_printed(Map<String, String> environment) throws IOException, InterruptedException {
        ScriptedClient bob = tupa.join("bob", "ops");
        try (ToolRun ask = start(environment, "ask", "-r", "ops", "-n", "robot", "Deploy?")) {
            bob.expect(Event.Message.class, message -> message.text().equals("Deploy?"));
            bob.say("ops", "that robots are asking");
            bob.say("ops", "robot: yes,\ngo on");

            assertThat(ask.end()).isZero();
            assertThat(ask.printed()).isEqualTo("yes,\ngo on\n");
            assertThat(ask.said()).isEmpty();
        }
    }

    @Test
    void the_settings_of_the_chat_count_with_no_environment_at_all() throws IOException, InterruptedException {
        Path settings =
                Files.createDirectories(directory.resolve(".config/tupa")).resolve("client.conf");
        Files.writeString(settings, """
                server = %s
                nick = robot
                autojoin = #ops, #dev
                bind.f9 = /users
                """.formatted(tupa.server().url()));
        try (ToolRun send = ToolRun.start(directory, "send", "build 77")) {
            assertThat(send.end()).as(send.said()).isZero();
        }
        prints(Map.of(), 0, "TIME robot: build 77\n", "tail", "-r", "ops");

        Files.writeString(settings, "bind.f9 = to-the-moon\n");
        try (ToolRun send = ToolRun.start(directory, "send", "build 78")) {
            assertThat(send.end()).isEqualTo(2);
            assertThat(send.said())
                    .startsWith("tupa send: " + settings + ":1: ")
                    .hasLineCount(1);
        }
    }

    @Test
    void objects_go_in_and_out() throws IOException, InterruptedException {
        try (ToolRun chat = start(Map.of(), "chat", "-r", "ops", "-n", "robot", "--json")) {
            chat.prints("\"type\":\"live\"");
            chat.type("{\"text\":\"hi\",\"id\":\"1\"}\n");
            chat.prints("\"re\":\"1\"");
            chat.prints("\"text\":\"hi\"");
            chat.type("{\"type\":\"users\",\"id\":\"2\"}\nno object\n");
            chat.endInput();

            assertThat(chat.end()).isZero();
            assertThat(masked(chat.printed()).lines().sorted().collect(Collectors.joining("\n", "", "\n")))
                    .isEqualTo("""
                    {"type":"error","code":"bad_json","message":"This is not a JSON object on one line."}
                    {"type":"joined","room":"ops","user":"USER","nick":"robot"}
                    {"type":"live","room":"ops","seq":0}
                    {"type":"message","room":"ops","seq":1,"mid":"EPOCH-1","ts":"TIME","from":{"user":"USER","nick":"robot"},"cid":"CID","text":"hi","kind":"text"}
                    {"type":"ok","re":"1","mid":"EPOCH-1","seq":1,"ts":"TIME"}
                    {"type":"ok","re":"2","users":[{"user":"USER","nick":"robot","status":"online"}]}
                    {"type":"state","state":"online","user":"USER","nick":"robot"}
                    """);
        }
    }

    @Test
    void who_follows_ends_quietly_when_nobody_reads_on_and_is_gone_from_the_room()
            throws IOException, InterruptedException {
        ScriptedClient bob = tupa.join("bob", "ops");
        List<String> tail = Programs.tool(
                "tail", "-f", "-r", "ops", "-n", "reader", "-s", tupa.server().url());
        String pipe = tail.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        List<String> shell = List.of("/bin/sh", "-c", "{ " + pipe + "; echo ended with $? >&2; } | /usr/bin/head -n 1");
        try (ToolRun run = ToolRun.of(directory, Map.of("XDG_CONFIG_HOME", directory.toString()), shell)) {
            bob.expect(Event.Joined.class, come -> come.who().nick().value().equals("reader"));
            bob.say("ops", "first");
            run.prints("bob: first");
            bob.say("ops", "second");
            bob.expect(Event.Left.class, gone -> gone.who().nick().value().equals("reader"));

            assertThat(run.end()).isZero();
            assertThat(masked(run.printed())).isEqualTo("TIME bob: first\n");
            assertThat(run.said()).isEqualTo("ended with 141\n");
        }
    }

    @Test
    void who_is_told_to_end_says_goodbye_and_nothing_else() throws IOException, InterruptedException {
        ScriptedClient bob = tupa.join("bob", "ops");
        try (ToolRun tail = start(Map.of(), "tail", "-f", "-r", "ops", "-n", "reader")) {
            bob.expect(Event.Joined.class, come -> come.who().nick().value().equals("reader"));

            tail.terminate();

            bob.expect(Event.Left.class, gone -> gone.who().nick().value().equals("reader"));
            assertThat(tail.end()).isEqualTo(143);
            assertThat(tail.said()).isEmpty();
        }
    }

    @Test
    void many_lines_are_paced_by_the_server_and_none_is_lost() throws IOException, InterruptedException {
        ScriptedClient bob = tupa.join("bob", "ops");
        List<String> many = Stream.iterate(1, number -> number <= 40, number -> number + 1)
                .map(number -> "line " + number)
                .toList();
        try (ToolRun send = start(Map.of(), "send", "-r", "ops", "--lines")) {
            send.type(String.join("\n", many) + "\n").endInput();

            assertThat(send.end()).as(send.said()).isZero();
        }

        assertThat(bob.awaitTranscript("ops", seen -> seen.texts().size() >= many.size())
                        .texts())
                .isEqualTo(many);
    }
}
