package tupa.terminal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.model.ExitCode;

final class ConfigCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.createDirectories(directory.resolve("tupa")).resolve("client.conf");
        Files.writeString(file, "nick = alice\ntheme = light\n");
    }

    private int run(String... arguments) {
        Map<String, String> environment =
                Map.of("XDG_CONFIG_HOME", directory.toString(), "TUPA_UI_JOINS", "none", "EDITOR", "a\u001b\"b");
        return ConfigCommand.run(
                List.of(arguments),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void all_stands_in_columns_with_its_origin() {
        assertThat(run()).isEqualTo(ExitCode.FINE);

        assertThat(printed().lines())
                .hasSize(Setting.values().length)
                .contains(
                        "nick           alice            " + file + ":1",
                        "ui.joins       none             TUPA_UI_JOINS",
                        "notify         mention,private  default",
                        "editor         a\"b              EDITOR");
    }

    @Test
    void one_value_stands_alone() {
        assertThat(run("theme")).isEqualTo(ExitCode.FINE);

        assertThat(printed()).isEqualTo("light" + System.lineSeparator());
    }

    @Test
    void json_has_all_of_it() {
        assertThat(run("--json")).isEqualTo(ExitCode.FINE);

        assertThat(printed())
                .startsWith("{\"server\":{\"value\":\"\",\"origin\":\"default\"},\"nick\":{\"value\":\"alice\"")
                .contains("\"editor\":{\"value\":\"a\\u001B\\\"b\",\"origin\":\"EDITOR\"}")
                .endsWith("}}" + System.lineSeparator());
    }

    @Test
    void where_the_file_is_can_be_asked_also_when_it_is_another() throws IOException {
        Path other = Files.writeString(directory.resolve("other"), "nick = bob\n");

        assertThat(run("--path")).isEqualTo(ExitCode.FINE);
        assertThat(run("--config", other.toString(), "nick")).isEqualTo(ExitCode.FINE);

        assertThat(printed().lines()).containsExactly(file.toString(), "bob");
    }

    @Test
    void flags_stand_anywhere_and_in_both_spellings() throws IOException {
        Path other = Files.writeString(directory.resolve("other"), "nick = bob\n");

        assertThat(run("--config=" + other, "--", "nick")).isEqualTo(ExitCode.FINE);
        assertThat(run("nick", "-h", "--config", "nowhere")).isEqualTo(ExitCode.FINE);

        assertThat(printed()).isEqualTo("bob" + System.lineSeparator() + ConfigCommand.USAGE);
    }

    @Test
    void a_mistake_is_told_where_errors_are() throws IOException {
        assertThat(run("thme")).isEqualTo(ExitCode.USAGE);
        assertThat(run("a", "b")).isEqualTo(ExitCode.USAGE);
        assertThat(run("nick", "--path")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--pth")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--path=x")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--config")).isEqualTo(ExitCode.USAGE);
        Files.writeString(file, "thme = light\n");
        assertThat(run()).isEqualTo(ExitCode.USAGE);

        assertThat(printed()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("There is no setting thme. Did you mean theme?", "Usage: tupa config", file + ":1: ")
                .contains("not understood: --pth", "--path takes no value", "--config needs a value");
    }
}
