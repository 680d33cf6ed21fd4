package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tupa.wire.command.CommandHelp;

/** The tables in the documentation are those of the code. A failure shows the table as it should stand there. */
final class ProtocolDocTest {
    @Test
    void every_error_code_is_documented_as_it_is() throws IOException {
        assertThat(protocol())
                .contains(table(
                        "| code | text | retry | closes |\n|---|---|---|---|\n",
                        ErrorCode.values(),
                        code -> "| `" + code.wire() + "` | " + code.text() + " | " + yesNo(code.retryable()) + " | "
                                + yesNo(code.fatal()) + " |\n"));
    }

    @Test
    void every_close_reason_is_documented_as_it_is() throws IOException {
        assertThat(protocol())
                .contains(table(
                        "| code | text | reconnect | WebSocket code |\n|---|---|---|---|\n",
                        CloseReason.values(),
                        reason -> "| `" + reason.wire() + "` | " + reason.text() + " | " + yesNo(reason.reconnect())
                                + " | " + reason.webSocketCode() + " |\n"));
    }

    @Test
    void every_slash_command_is_documented_as_it_is() throws IOException {
        assertThat(protocol()).contains("\n\n" + CommandHelp.markdown());
    }

    @Test
    void the_commands_of_the_client_are_documented_where_the_client_is() throws IOException {
        assertThat(Files.readString(Path.of("../docs/terminal.md"))).contains("\n\n" + CommandHelp.localMarkdown());
    }

    @Test
    void every_type_on_the_wire_has_a_row() throws IOException {
        String protocol = protocol();

        assertThat(Stream.of(JsonGoldenTest.requests(), JsonGoldenTest.events())
                        .flatMap(lines -> lines)
                        .map(line -> line.get()[1].toString().split("\"", -1)[3])
                        .filter(type -> !type.equals("later")))
                .allSatisfy(type -> assertThat(protocol).contains("\n| `" + type + "` |"));
    }

    private static <T> String table(String head, T[] rows, Function<T, String> row) {
        return Stream.of(rows).map(row).collect(Collectors.joining("", "\n\n" + head, "\n"));
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }

    private static String protocol() throws IOException {
        return Files.readString(Path.of("..", "docs", "protocol.md"));
    }
}
