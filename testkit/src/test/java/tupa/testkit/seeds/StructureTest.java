package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.wire.command.Command;
import tupa.wire.command.CommandRow;
import tupa.wire.command.Line;
import tupa.wire.command.LineParser;

/** What the house consists of, and what is written about it. */
class StructureTest {
    private static final Path ROOT = Path.of("..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server/src/main/java/tupa/server/ServerMain.java",
                "terminal-client/src/main/java/tupa/terminal/ClientMain.java",
                "README.md"
            })
    @Seed("S2-31")
    void server_client_and_readme_are_there(String file) {
        assertThat(ROOT.resolve(file)).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp-gateway/src/main/java/tupa/tcp/TcpListener.java",
                "tcp-gateway/src/main/java/tupa/tcp/framed/FramedPeer.java",
                "tcp-gateway/src/main/java/tupa/tcp/lines/LinePeer.java",
                "http-gateway/src/main/java/tupa/http/HttpListener.java",
                "core-actors/src/main/java/tupa/core/registry/UserRegistry.java",
                "application.conf"
            })
    @Seed({"S1-10", "S1-18"})
    void servers_managers_and_settings_are_there(String file) {
        assertThat(ROOT.resolve(file)).isNotEmptyFile();
    }

    @ParameterizedTest
    @EnumSource
    @Seed("S1-14")
    void a_command_is_registered_in_one_table_and_found_there_by_its_names(CommandRow row) {
        assertThat(row.words()).allSatisfy(word -> {
            assertThat(CommandRow.named(word)).contains(row);
            assertThat(LineParser.parse("/" + word)).isNotInstanceOfAny(Line.Unknown.class, Line.Ambiguous.class);
        });
    }

    @Test
    @Seed("S1-15")
    void listing_users_and_whispering_are_among_them() {
        assertThat(LineParser.parse("/list")).isEqualTo(new Line.Run(new Command.Everybody()));
        assertThat(LineParser.parse("/whisper bob psst")).isEqualTo(new Line.Run(new Command.Msg("bob", "psst")));
    }

    @Test
    @Seed("S2-84")
    void a_command_is_an_object_of_its_own_kind() {
        assertThat(Command.class.isSealed()).isTrue();
        assertThat(Command.class.getPermittedSubclasses())
                .hasSizeGreaterThan(15)
                .allMatch(Class::isRecord);
        assertThat(LineParser.parse("/join dev"))
                .isInstanceOfSatisfying(
                        Line.Run.class, run -> assertThat(run.command()).isInstanceOf(Command.Join.class));
    }

    @Test
    @Seed("S1-17")
    void one_file_says_how_all_modules_log() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT, 5, (path, is) -> path.toString().contains("/src/main/resources/") && isLogging(path))) {
            assertThat(files).containsExactly(ROOT.resolve("server/src/main/resources/logback.xml"));
        }
        assertThat(text("server/src/main/resources/logback.xml"))
                .contains("<logger name=\"tupa\" level=\"${TUPA_LOG:-INFO}\"/>", "<root level=\"WARN\">");
    }

    private static boolean isLogging(Path path) {
        return path.getFileName().toString().matches("(logback|log4j|logging).*");
    }

    @Test
    @Seed("S1-24")
    void the_readme_says_how_it_is_built_set_run_and_logged_and_what_it_consists_of() throws IOException {
        String readme = text("README.md");

        assertThat(readme)
                .contains("## Set-up", "## Running it", "## The map")
                .contains("mvn verify", "bin/tupa server", "bin/tupa chat")
                .contains("application.conf", "TUPA_HTTP_PORT")
                .contains("`/help` lists the commands", "TUPA_LOG=DEBUG");
        assertThat(modules()).allSatisfy(module -> assertThat(readme).contains("| `" + module + "` |"));
    }

    private static List<String> modules() throws IOException {
        return Pattern.compile("<module>([a-z-]+)</module>")
                .matcher(text("pom.xml"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Linux/x86_64/libjlinenative.so",
                "Mac/arm64/libjlinenative.jnilib",
                "Windows/x86_64/jlinenative.dll"
            })
    @Seed("S2-74")
    void the_terminal_is_known_on_three_systems(String library) {
        assertThat(Terminal.class.getResource("/org/jline/nativ/" + library)).isNotNull();
    }

    @Test
    @Seed("S2-74")
    void the_launcher_for_windows_has_the_same_commands() throws IOException {
        String windows = text("bin/tupa.cmd");

        List<String> commands = Pattern.compile("(?m)^  ([a-z-]+)  ")
                .matcher(text("bin/tupa"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(commands).contains("server", "chat");
        assertThat(commands)
                .allSatisfy(command -> assertThat(windows)
                        .containsPattern("if \"%(command|word)%\"==\"" + command + "\"|for %%w in \\([^)]*\\b" + command
                                + "\\b[^)]*\\) do if"));
    }

    @ParameterizedTest
    @CsvSource({
        "S4-50, wire-protocol/src/test/java/tupa/wire/MessageReadingTest.java, 3",
        "S4-50, core-actors/src/test/java/tupa/core/room/RoomStateTest.java, 10",
        "S4-51, wire-protocol/src/test/java/tupa/wire/command/LineParserTest.java, 10",
        "S4-52, core-actors/src/test/java/tupa/core/registry/UserRegistryTest.java, 5",
        "S4-52, core-actors/src/test/java/tupa/core/registry/RoomDirectoryTest.java, 5",
        "S4-49, testkit/src/test/java/tupa/testkit/ChatTest.java, 10"
    })
    @Seed({"S4-49", "S4-50", "S4-51", "S4-52"})
    void there_are_tests_of_that_part(String what, String file, int atLeast) throws IOException {
        long tests = Pattern.compile("@(Test|ParameterizedTest)\\s")
                .matcher(text(file))
                .results()
                .count();

        assertThat(tests).as(what).isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @CsvSource({
        "network programming, docs/protocol.md, ## Carriers",
        "concurrency, CONTRIBUTING.md, ## How the code is laid out",
        "architecture, README.md, ## The map",
        "architecture, RATIONALE.md, ## Structure",
        "protocols, docs/protocol.md, ## Envelope",
        "serialization, docs/protocol.md, ## Events",
        "sessions and state, docs/protocol.md, ## Resume",
        "errors, docs/protocol.md, ## Error codes",
        "command lines, docs/protocol.md, ## Slash commands"
    })
    @Seed({"S2-40", "S2-41", "S2-47", "S2-88", "S2-89", "S2-90", "S2-91", "S2-92", "S2-93", "S2-94", "S2-95"})
    void a_subject_has_its_chapter(String subject, String file, String heading) throws IOException {
        String text = text(file);

        assertThat(text).as(subject).contains(heading + "\n");
        assertThat(text.substring(text.indexOf(heading)).lines().skip(1).takeWhile(line -> !line.startsWith("## ")))
                .hasSizeGreaterThan(5);
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
