package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.wire.Event;

/** One of each command for scripts by {@code bin/tupa} itself, in pipes and where no home is set, and one of each exit code. */
final class LauncherTest {
    @RegisterExtension
    final TupaServerExtension tupa = TupaServerExtension.with("");

    @TempDir
    private Path directory;

    private ToolRun start(String command, String... arguments) throws IOException {
        Map<String, String> environment = Map.of(
                "TERM", "dumb",
                "PATH", System.getenv("PATH"),
                "JAVA_HOME", System.getProperty("java.home"),
                "TUPA_SERVER", tupa.server().url(),
                "TUPA_AUTOJOIN", "ops",
                "XDG_CACHE_HOME", "/dev/null",
                "XDG_CONFIG_HOME", directory.toString(),
                "XDG_STATE_HOME", directory.toString());
        return ToolRun.of(directory, environment, Programs.launchedTool(command, arguments));
    }

    private void ends(int code, String printed, String said, String command, String... arguments)
            throws IOException, InterruptedException {
        try (ToolRun run = start(command, arguments)) {
            run.endInput();
            assertThat(run.end()).as(run.printed() + run.said()).isEqualTo(code);
            assertThat(ToolsTest.masked(run.printed())).isEqualTo(printed);
            assertThat(run.said()).isEqualTo(said);
        }
    }

    @Test
    void each_command_prints_its_lines_and_nothing_else() throws IOException, InterruptedException {
        ScriptedClient bob = tupa.join("bob", "ops");
        ends(0, "", "", "send", "-n", "robot", "build 77");
        ends(0, "TIME robot: build 77\n", "", "tail");
        ends(0, "ops\t1\t\n", "", "rooms");
        ends(0, "bob\tonline\tUSER\n", "", "users");
        ends(0, "bob\tonline\tUSER\n", "", "whois", "bob");
        ends(0, "ops\n", "", "config", "autojoin");
        try (ToolRun ask = start("ask", "-n", "robot", "Deploy?")) {
            bob.expect(Event.Message.class, message -> message.text().equals("Deploy?"));
            bob.say("ops", "robot, yes");
            assertThat(ask.end()).as(ask.said()).isZero();
            assertThat(ask.printed()).isEqualTo("yes\n");
        }
        try (ToolRun chat = start("chat", "--json", "-n", "robot")) {
            chat.type("{\"text\":\"hi\",\"id\":\"1\"}\n").endInput();
            assertThat(chat.end()).as(chat.said()).isZero();
            assertThat(ToolsTest.masked(chat.printed()))
                    .startsWith("{\"type\":\"state\",\"state\":\"online\",\"user\":\"USER\",\"nick\":\"robot\"}\n")
                    .contains("{\"type\":\"ok\",\"re\":\"1\",\"mid\":\"EPOCH-4\",\"seq\":4,\"ts\":\"TIME\"}\n");
            assertThat(chat.said()).isEmpty();
        }
    }

    @Test
    void each_way_to_end_has_its_code() throws IOException, InterruptedException {
        ScriptedClient bob = tupa.join("bob", "ops");
        String nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "ws://127.0.0.1:" + closed.getLocalPort() + "/ws";
        }

        ends(1, "", "tupa whois: carol is not connected.\n", "whois", "carol");
        ends(2, "", "tupa tail: not understood: --wat\ntupa tail: tupa tail --help tells more\n", "tail", "--wat");
        ends(3, "", "tupa send: Cannot connect to " + nobody + " (connection refused).\n", "send", "-s", nobody, "hi");
        ends(4, "", "tupa send: text_empty: There is nothing in that message.\n", "send", " ");
        ends(
                5,
                "",
                "tupa ask: The question stands in #ops, but nobody has answered in time.\n",
                "ask",
                "--timeout",
                "2s",
                "Deploy?");
        assertThat(bob.expect(Event.Message.class).text()).isEqualTo("Deploy?");
    }
}
