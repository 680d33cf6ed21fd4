package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.config.CommandLine;
import tupa.terminal.view.Depth;
import tupa.wire.Nick;
import tupa.wire.RoomName;

final class StartTest {
    @Test
    void flags_are_read_in_any_order_and_in_both_spellings() throws CommandLine.Wrong {
        Flags flags = Flags.parse(List.of(
                "-n", "alice", "ws://h:1/ws", "-r", "ops,dev", "--color=never", "--plain", "--lang", "de", "--log=x"));

        assertThat(flags)
                .isEqualTo(new Flags(
                        Map.of(
                                "server", "ws://h:1/ws",
                                "nick", "alice",
                                "autojoin", "ops,dev",
                                "ui.mode", "plain",
                                "lang", "de",
                                "log.file", "x"),
                        Depth.When.NEVER,
                        Flags.Info.NONE));
        assertThat(Flags.parse(List.of("-r", "a", "--config", "f", "-r", "b")).settings())
                .isEqualTo(Map.of("autojoin", "a,b", "config", "f"));
    }

    @Test
    void what_is_not_understood_is_refused() {
        for (List<String> wrong : List.of(
                List.of("--wat"),
                List.of("-n"),
                List.of("a", "b"),
                List.of("--color=blue"),
                List.of("--lang"),
                List.of("--nick="),
                List.of("--plain=yes"),
                List.of("--", "--plain"))) {
            assertThatThrownBy(() -> Flags.parse(wrong)).isInstanceOf(CommandLine.Wrong.class);
        }
    }

    @Test
    void after_two_hyphens_nothing_is_a_flag() throws CommandLine.Wrong {
        assertThat(Flags.parse(List.of("--plain", "--", "h")).settings())
                .isEqualTo(Map.of("ui.mode", "plain", "server", "h"));
    }

    @Test
    void an_address_may_be_short() {
        assertThat(Address.parse("127.0.0.1")).contains(URI.create("ws://127.0.0.1:8080/ws"));
        assertThat(Address.parse("chat.example:99")).contains(URI.create("ws://chat.example:99/ws"));
        assertThat(Address.parse("wss://chat.example/x")).contains(URI.create("wss://chat.example/x"));
        assertThat(Address.parse("http://chat.example")).isEmpty();
        assertThat(Address.of("::1", "8080")).contains(URI.create("ws://[::1]:8080/ws"));
        assertThat(Address.of("[::1]", "8080")).contains(URI.create("ws://[::1]:8080/ws"));
        assertThat(Address.of("h", "99999")).isEmpty();
    }

    @Test
    void an_address_on_tcp_has_a_port_of_its_own_and_no_path() {
        assertThat(Address.parse("tcp://chat.example")).contains(URI.create("tcp://chat.example:6969"));
        assertThat(Address.parse("tcp://127.0.0.1:7000/")).contains(URI.create("tcp://127.0.0.1:7000"));
        assertThat(Address.parse("tcp://[::1]:7000")).contains(URI.create("tcp://[::1]:7000"));
        assertThat(Address.parse("tcp://[::1]")).contains(URI.create("tcp://[::1]:6969"));
        assertThat(Address.parse("tcp://h/ws")).isEmpty();
        assertThat(Address.parse("tcp://h?x")).isEmpty();
        assertThat(Address.parse("tcp://h:65536")).isEmpty();
        assertThat(Address.parse("tcp://")).isEmpty();
    }

    @Test
    void a_bare_start_asks_everything_and_enter_takes_the_defaults() {
        List<String> asked = new ArrayList<>();
        Deque<String> answers = new ArrayDeque<>(List.of("", "x", "", "not a nick", "Alice", ""));
        Questions questions = new Questions(
                question -> {
                    asked.add(question);
                    return Optional.of(answers.remove());
                },
                asked::add);

        Optional<Questions.Start> start = questions.start(Optional.empty(), Optional.empty(), List.of());

        assertThat(start)
                .contains(new Questions.Start(URI.create("ws://127.0.0.1:8080/ws"), new Nick("Alice"), List.of()));
        assertThat(asked)
                .containsExactly(
                        "=== Tupa Chat Client ===",
                        "Enter server host (default: 127.0.0.1): ",
                        "Enter server port (default: 8080): ",
                        "A port is a number from 1 to 65535.",
                        "Enter server port (default: 8080): ",
                        "Enter your username: ",
                        "A nick has 1 to 32 letters, digits or _ - . and begins with a letter or digit.",
                        "Enter your username: ",
                        "Room (Enter for lobby): ");
    }

    @Test
    void whoever_answers_with_a_whole_address_is_not_asked_for_the_port() {
        List<String> asked = new ArrayList<>();
        Deque<String> answers = new ArrayDeque<>(List.of("http://h", " tcp://h "));
        Questions questions = new Questions(
                question -> {
                    asked.add(question);
                    return Optional.of(answers.remove());
                },
                asked::add);

        Optional<Questions.Start> start =
                questions.start(Optional.empty(), Optional.of(new Nick("a")), List.of(new RoomName("ops")));

        assertThat(start.map(Questions.Start::server)).contains(URI.create("tcp://h:6969"));
        assertThat(asked)
                .containsExactly(
                        "=== Tupa Chat Client ===",
                        "Enter server host (default: 127.0.0.1): ",
                        "An address is like ws://host:8080/ws or tcp://host:6969.",
                        "Enter server host (default: 127.0.0.1): ");
    }

    @Test
    void who_says_it_all_is_asked_nothing() {
        Questions questions = new Questions(
                question -> {
                    throw new AssertionError(question);
                },
                told -> {});

        assertThat(questions.start(Address.parse("h"), Optional.of(new Nick("a")), List.of(new RoomName("ops"))))
                .isPresent();
        assertThat(questions.start(Address.parse("h"), Optional.of(new Nick("a")), List.of()))
                .isPresent();
    }

    @Test
    void state_files_are_for_their_user_only(@TempDir Path home) throws IOException {
        StateFiles files = new StateFiles(Map.of(), home);

        Path history = StateFiles.prepared(files.history());

        assertThat(history).isEqualTo(home.resolve(".local/state/tupa/history"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
        assertThat(new StateFiles(Map.of("XDG_STATE_HOME", "/x"), home).log()).isEqualTo(Path.of("/x/tupa/client.log"));
    }
}
