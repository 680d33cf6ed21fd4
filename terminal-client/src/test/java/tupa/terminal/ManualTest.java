package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.manual.Manual;

/** What is printed about the words, and that it is what they are. */
final class ManualTest {
    private static final Path ROOT =
            Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());

    private static String asked(String... words) {
        return Manual.answer(List.of(words), Flags.USAGE).orElseThrow();
    }

    @Test
    void the_manual_in_docs_is_the_one_that_is_printed() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/tupa.1")))
                .as("bin/tupa man >docs/tupa.1")
                .isEqualTo(asked("man"));
    }

    @Test
    void the_manual_has_every_option_of_the_chat_and_of_the_commands() {
        assertThat(asked("man"))
                .contains("\\fB\\-r\\fR, \\fB\\-\\-room\\fR \\fIROOMS\\fR", "\\fB\\-\\-version\\fR")
                .contains("\\fB\\-\\-to\\fR \\fINICK\\fR", "\\fB\\-f\\fR, \\fB\\-\\-follow\\fR")
                .contains("en or de; the language of this machine unless told, en if that is another");
    }

    @Test
    void mandoc_has_nothing_to_complain_about(@TempDir Path directory) throws IOException {
        Path page = Files.writeString(directory.resolve("tupa.1"), asked("man"));

        assertThat(Programs.output("mandoc", "-Tlint", "-W", "warning", page.toString()))
                .isEmpty();
    }

    @Test
    void the_launcher_and_the_completions_know_the_same_words() {
        String help = Programs.output("sh", ROOT.resolve("bin/tupa").toString(), "help");
        String words = help.lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" ", 2)[0])
                .collect(Collectors.joining(" "));

        assertThat(words).startsWith("chat send ");
        assertThat(asked("completion", "bash")).contains("compgen -W \"" + words + "\"");
    }

    @Test
    void both_launchers_print_the_same_words() throws IOException {
        String help = Programs.output("sh", ROOT.resolve("bin/tupa").toString(), "help");
        String windows = Files.readString(ROOT.resolve("bin/tupa.cmd"));

        assertThat(help.lines().filter(line -> line.startsWith("  ")))
                .allSatisfy(line -> assertThat(windows).contains("\necho " + line + "\n"));
    }

    @Test
    void what_is_asked_for_in_the_wrong_way_is_not_answered() {
        assertThat(Manual.answer(List.of("completion", "tcsh"), Flags.USAGE)).isEmpty();
        assertThat(Manual.answer(List.of("man", "tupa"), Flags.USAGE)).isEmpty();
        assertThat(Manual.isAsked(List.of("send", "man"))).isFalse();
    }
}
