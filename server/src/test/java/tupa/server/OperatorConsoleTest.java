package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

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
    void exit_stops_the_server_once_that_is_said() {
        type(" Exit \n");

        assertThat(exits).isEqualTo(1);
        assertThat(said()).startsWith("It stops.");
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

        assertThat(said())
                .contains("stop the server")
                .contains("usage: say WORDS", "say WORDS                    repeat them")
                .contains("There is no command hello;");
        assertThat(exits).isZero();
    }

    @Test
    void a_command_gets_what_stands_behind_its_name_as_it_was_typed() {
        type(" SAY  Good  Morning \nsaying nothing\n");

        assertThat(said()).contains("Good Morning").contains("There is no command saying;");
    }

    @Test
    void half_of_a_name_is_answered_with_what_may_follow() {
        type("break\nbreak everything\n");

        assertThat(said().lines()).containsOnly("usage: break room NAME | break relay NAME");
    }

    @Test
    void what_is_too_long_is_told_and_what_follows_it_is_obeyed() {
        type("say " + "x".repeat(BoundedLines.LONGEST) + "\nsay on\n");

        assertThat(said().lines()).containsExactly("A line has at most 8192 characters.", "on");
    }

    @Test
    void what_users_wrote_cannot_steer_the_terminal() {
        type("break room a\n");

        assertThat(said()).contains("\\e[31m").doesNotContain("\u001b");
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void type(String lines) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        new OperatorConsole(new StringReader(lines), out, new CommandTable(commands())).read();
    }

    private List<ConsoleCommand> commands() {
        return List.of(
                new ConsoleCommand(
                        "exit",
                        "",
                        "stop the server",
                        rest -> new Answer(Answer.Verdict.DONE, "It stops.", () -> {
                            assertThat(said()).isNotEmpty();
                            exits++;
                        })),
                new ConsoleCommand("say", "WORDS", "repeat them", Answer::done),
                new ConsoleCommand("break room", "NAME", "break it", rest -> Answer.done("\u001b[31m" + rest)),
                new ConsoleCommand("break relay", "NAME", "break that", Answer::done));
    }
}
