package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.ScriptedClient;
import tupa.testkit.seeds.Seed;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What a server says of a chat: all of it when it is asked to, and as little as it must when it is not. */
final class LogLinesTest {
    private static final String WHEN = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}";

    @TempDir
    private static Path directory;

    private static List<String> everything;
    private static List<String> usual;

    @BeforeAll
    static void the_same_is_said_to_a_talkative_and_to_a_usual_server() throws IOException {
        everything =
                logOf("talkative", Map.of("TUPA_LOG", "DEBUG", "TUPA_LOG_BODIES", "INFO", "TUPA_WARM_UP", "50 ms"));
        usual = logOf("usual", Map.of("TUPA_WARM_UP", "50 ms"));
    }

    private static List<String> logOf(String name, Map<String, String> environment) throws IOException {
        Path place = directory.resolve(name);
        assertThat(place.toFile().mkdir()).isTrue();
        try (ChatServer server = new ChatServer(place, environment, List.of())) {
            try (ScriptedClient alice = ScriptedClient.connect(server.url());
                    ScriptedClient bob = ScriptedClient.connect(server.url())) {
                alice.hello("Alice");
                bob.hello("Bob");
                RoomName dev = new RoomName("dev");
                alice.ask(new Request.Join(dev, Optional.empty(), 50), Reply.JoinDone.class);
                alice.say("dev", "Hello everyone!");
                bob.ask(new Request.Users(Optional.empty()), Reply.UserList.class);
                bob.ask(new Request.Dm("Alice", bob.nextCid(), "Hi Alice!"), Reply.DmDone.class);
            }
            String last = "Private message from Bob to Alice.";
            return Wait.until(
                    Duration.ofSeconds(30),
                    last,
                    server::printed,
                    printed -> Optional.of(printed.lines().toList())
                            .filter(lines -> lines.stream().anyMatch(line -> line.endsWith(last))));
        }
    }

    @AfterAll
    static void forget() {
        everything = List.of();
        usual = List.of();
    }

    @Test
    @Seed({"S0-12", "S0-22", "S1-22", "S4-44"})
    void every_line_says_when_and_how_grave() {
        assertThat(everything)
                .filteredOn(line -> !line.startsWith("Tupa ready") && !line.startsWith("Listening too"))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.matches(WHEN + " \\| (DEBUG|INFO|WARN|ERROR) +\\| .+"));
    }

    @Test
    @Seed({"S0-23", "S2-75"})
    void the_start_is_told_with_the_address_and_then_that_it_listens() {
        assertThat(usual.get(0)).matches(Form.of("<any> INFO <any>Starting Tupa chat server on ws://127.0.0.1:<any>"));
        assertThat(usual).anyMatch(Form.of("Tupa ready in <any> ms: ws://127.0.0.1:<any>"));
    }

    @Test
    void nothing_is_told_of_those_with_whom_it_warmed_up() {
        assertThat(everything.get(0)).contains("Starting Tupa chat server");
        assertThat(everything).noneMatch(line -> line.contains("stranger"));
    }

    @Test
    @Seed({"S0-24", "S1-23"})
    void whoever_connects_is_told_with_an_id_of_his_and_his_address() {
        String connected = WHEN + " \\| INFO .*\\[(\\S+)] Client connected: \\1 with username: Alice";

        assertThat(usual).anyMatch(line -> line.matches(connected + " from /?127\\.0\\.0\\.1:\\d+"));
    }

    @Test
    @Seed({"S0-25", "S0-28"})
    void each_command_is_told_to_whom_debugs_and_to_nobody_else() {
        assertThat(everything)
                .anyMatch(Form.of("<any> DEBUG <any> Received from Alice: /join dev"))
                .anyMatch(Form.of("<any> DEBUG <any> Bob requested user list."));
        assertThat(usual)
                .noneMatch(line -> line.contains("Received from"))
                .noneMatch(line -> line.contains("requested"));
    }

    @Test
    @Seed("S0-26")
    void who_joins_a_room_is_told() {
        assertThat(usual).anyMatch(Form.of("<any> INFO <any> Alice joined room: dev"));
    }

    @Test
    @Seed("S0-27")
    void what_is_said_in_a_room_is_told_only_when_that_is_asked_for() {
        assertThat(everything).anyMatch(Form.of("<any> INFO <any> Message from Alice in room 'dev': Hello everyone!"));
        assertThat(usual).noneMatch(line -> line.contains("Hello everyone!"));
    }

    @Test
    @Seed("S0-29")
    void that_something_is_said_in_private_is_told_and_never_what() {
        assertThat(usual).anyMatch(Form.of("<any> INFO <any> Private message from Bob to Alice."));
        assertThat(everything).noneMatch(line -> line.contains("Hi Alice!"));
    }
}
