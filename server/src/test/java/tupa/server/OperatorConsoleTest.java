package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OperatorConsoleTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int exits;

    @Test
    void exit_stops_the_server() {
        type(" Exit \n");

        assertThat(exits).isEqualTo(1);
    }

    @Test
    void the_end_of_the_input_does_not() {
        type("");

        assertThat(exits).isZero();
        assertThat(said.size()).isZero();
    }

    @Test
    void help_and_what_is_not_known_are_answered() {
        type("help\nhello\n\n");

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("stop the server")
                .contains("only exit and help");
        assertThat(exits).isZero();
    }

    private void type(String lines) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        new OperatorConsole(new BufferedReader(new StringReader(lines)), out, () -> exits++).read();
    }
}
