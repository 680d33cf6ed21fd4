package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.config.CommandLine;
import tupa.terminal.config.ConfigCommand;
import tupa.terminal.manual.Manual;
import tupa.terminal.tool.Tool;
import tupa.terminal.tool.Tools;
import tupa.terminal.tool.World;

/** Every command line in the code blocks of the documentation is understood. Those that are the server's, by their word. */
final class CommandDocTest {
    private static final Path ROOT =
            Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    private static final Pattern FENCE = Pattern.compile("^ *```.*$", Pattern.MULTILINE);
    private static final Pattern COMMAND =
            Pattern.compile("(?:^ *|[|;&(] *|^[A-Z_]+='?[^ ']*'? )(?:[^ ]*/)?tupa(?= |$)", Pattern.MULTILINE);
    private static final Pattern ARGUMENT = Pattern.compile("\\G +(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'#|;&<>()]+))");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

    @TempDir
    private Path home;

    private static List<List<String>> documented() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).forEach(documents::add);
        }
        List<List<String>> lines = new ArrayList<>();
        for (Path document : documents) {
            String[] parts = FENCE.split(Files.readString(document), -1);
            for (int block = 1; block < parts.length; block += 2) {
                lines.addAll(commands(parts[block].replace("\\\n", " ")));
            }
        }
        return lines;
    }

    /** What follows the name of the program, wherever in these lines it is run. */
    private static List<List<String>> commands(String code) {
        List<List<String>> lines = new ArrayList<>();
        Matcher command = COMMAND.matcher(code);
        while (command.find()) {
            Matcher argument = ARGUMENT.matcher(code.substring(command.end()));
            lines.add(argument.results().map(CommandDocTest::text).toList());
        }
        return lines;
    }

    private static String text(MatchResult argument) {
        return Stream.of(1, 2, 3)
                .flatMap(group -> Stream.ofNullable(argument.group(group)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> words() {
        return Programs.output("sh", ROOT.resolve("bin/tupa").toString(), "help")
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" ", 2)[0])
                .collect(Collectors.toSet());
    }

    private boolean isUnderstood(List<String> line, Set<String> words) {
        String first = line.isEmpty() ? "" : line.get(0);
        String word = first.isEmpty() || first.startsWith("-") || first.contains(":") ? "chat" : first;
        List<String> rest = line.subList(line.indexOf(word) == 0 ? 1 : 0, line.size());
        Optional<Tool> tool = Tool.of(line);
        if (tool.isPresent()) {
            // Help is told when all of the line was understood.
            List<String> asked = Stream.of(List.of(tool.get().word(), "--help"), rest)
                    .flatMap(List::stream)
                    .toList();
            return tool.get().word().equals(word) && Tools.run(tool.get(), asked, world()) == 0;
        }
        return switch (word) {
            case "chat" -> isChat(rest);
            case "config" -> ConfigCommand.run(rest, environment(), out, out) == 0;
            case "man", "completion" -> Manual.answer(line, Flags.USAGE).isPresent();
            default -> words.contains(word);
        };
    }

    private static boolean isChat(List<String> arguments) {
        try {
            Optional<String> server =
                    Optional.ofNullable(Flags.parse(arguments).settings().get("server"));
            return server.isEmpty() || server.flatMap(Address::parse).isPresent();
        } catch (CommandLine.Wrong wrong) {
            return false;
        }
    }

    private Map<String, String> environment() {
        return Map.of("XDG_CONFIG_HOME", home.toString(), "APPDATA", home.toString());
    }

    private World world() {
        return new World(
                environment(),
                home,
                InputStream.nullInputStream(),
                out,
                out,
                Address::parse,
                "reader",
                home,
                Clock.systemUTC());
    }

    @Test
    void every_command_line_that_is_documented_is_understood() throws IOException {
        Set<String> words = words();
        List<List<String>> lines = documented();

        assertThat(lines)
                .contains(
                        List.of("config", "--json"),
                        List.of("ask", "-r", "ops", "--timeout", "5m", "Deploy?"),
                        List.of("chat", "ws://127.0.0.1:8080/ws", "-n", "robot", "--plain"))
                .allMatch(line -> isUnderstood(line, words));
    }

    @Test
    void one_that_is_wrong_would_be_found() {
        List<List<String>> wrong = commands("""
                tupa send --wat hi
                FOO='a' bin/tupa conf --json # no word
                x=$(/opt/bin/tupa config --jsn) && tupa completion tcsh
                create role tupa login
                """);

        assertThat(wrong)
                .containsExactly(
                        List.of("send", "--wat", "hi"),
                        List.of("conf", "--json"),
                        List.of("config", "--jsn"),
                        List.of("completion", "tcsh"))
                .noneMatch(line -> isUnderstood(line, words()));
    }
}
