package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CtlArgumentsTest {
    @Test
    void the_options_end_where_the_command_begins() {
        CtlArguments arguments =
                parse("--data", "here", "-Dtupa.http.port=1", "kick", "bob", "--data", "is", "no option");

        assertThat(arguments.server().overrides()).containsEntry("tupa.data-dir", "here");
        assertThat(arguments.command()).isEqualTo("kick bob --data is no option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--data", "--data here", "-x status", "--data here -Dtupa.x status "})
    void without_a_command_or_with_an_option_that_is_none_it_makes_no_sense(String line) {
        assertThatThrownBy(() -> parse(line.isEmpty() ? new String[0] : line.split(" ")))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2));
    }

    @Test
    void a_command_of_two_lines_is_not_cut_in_two() {
        assertThatThrownBy(() -> parse("broadcast", "one\ntwo")).hasMessageContaining("one line");
    }

    @Test
    void help_needs_no_command() {
        assertThat(parse("--help").server().help()).isTrue();
        assertThat(parse("help").server().help()).isFalse();
    }

    @Test
    void what_the_server_sends_is_its_verdict_and_then_the_answer() {
        assertThat(CtlMain.answer("0\nfine\nreally").verdict()).isEqualTo(Answer.Verdict.DONE);
        assertThat(CtlMain.answer("0\nfine\nreally").text()).isEqualTo("fine\nreally");
        assertThat(CtlMain.answer("2\nwhat?").verdict()).isEqualTo(Answer.Verdict.NONSENSE);
        assertThat(CtlMain.answer("1").text()).isEmpty();
        assertThatThrownBy(() -> CtlMain.answer(""))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(1));
    }

    private static CtlArguments parse(String... args) {
        return CtlArguments.parse(List.of(args));
    }
}
