package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        type("help\nhello\n\nsay\n");

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("stop the server")
                .contains("usage: say WORDS", "say WORDS                  repeat them")
                .contains("does not know hello");
        assertThat(exits).isZero();
    }

    @Test
    void a_command_gets_what_stands_behind_its_name_as_it_was_typed() {
        type(" SAY  Good  Morning \nsaying nothing\n");

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Good Morning")
                .contains("does not know saying");
    }

    @Test
    void half_of_a_name_is_answered_with_what_may_follow() {
        type("break\nbreak everything\n");

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsOnly("usage: break room NAME | break relay NAME");
    }

    private void type(String lines) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        new OperatorConsole(new BufferedReader(new StringReader(lines)), out, commands()).read();
    }

    private List<ConsoleCommand> commands() {
        return List.of(
                new ConsoleCommand("exit", "", "stop the server", rest -> {
                    exits++;
                    return "";
                }),
                new ConsoleCommand("say", "WORDS", "repeat them", rest -> rest),
                new ConsoleCommand("break room", "NAME", "break it", rest -> rest),
                new ConsoleCommand("break relay", "NAME", "break that", rest -> rest));
    }
}
