package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tupa.server.Answer.Verdict;

class CommandTableTest {
    private final CommandTable table = new CommandTable(List.of(
            new ConsoleCommand("now", "", "needs nothing", rest -> Answer.done("now")),
            new ConsoleCommand("who", "[NAME]", "may have a name", rest -> Answer.done("who " + rest)),
            new ConsoleCommand("tell", ConsoleCommand.TEXT, "needs a text", rest -> Answer.refused(rest)),
            new ConsoleCommand(
                    "lost",
                    "",
                    "is never answered",
                    rest -> Waiting.on(CompletableFuture.failedStage(new IllegalStateException("gone"))))));

    @Test
    void a_command_without_arguments_takes_none() {
        assertThat(table.obey("now", "a test").text()).isEqualTo("now");
        assertThat(table.obey("now or never", "a test")).isEqualTo(nonsense("usage: now"));
    }

    @Test
    void an_argument_in_brackets_may_be_left_out_and_any_other_may_not() {
        assertThat(table.obey("who", "a test").text()).isEqualTo("who ");
        assertThat(table.obey("who bob", "a test").text()).isEqualTo("who bob");
        assertThat(table.obey("tell", "a test")).isEqualTo(nonsense("usage: tell TEXT"));
    }

    @Test
    void what_is_not_known_makes_no_sense_and_is_answered_on_one_line() {
        Answer answer = table.obey("sing\u0007 loudly", "a test");

        assertThat(answer.verdict()).isEqualTo(Verdict.NONSENSE);
        assertThat(answer.text()).startsWith("There is no command sing;").doesNotContain("\n");
    }

    @Test
    void a_server_that_does_not_answer_is_a_refusal() {
        assertThat(table.obey("lost", "a test").verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void the_log_is_told_what_was_typed_but_not_what_users_are_told() {
        ConsoleCommand tell = new ConsoleCommand("tell", ConsoleCommand.TEXT, "", Answer::done);
        ConsoleCommand kick = new ConsoleCommand("kick", "NICK [reason]", "", Answer::done);

        assertThat(tell.logged("secret")).isEqualTo("tell (6 characters)");
        assertThat(kick.logged("bob too loud")).isEqualTo("kick bob too loud");
    }

    private static Answer nonsense(String text) {
        return new Answer(Verdict.NONSENSE, text, NOTHING);
    }

    private static final Runnable NOTHING = Answer.nonsense("").afterwards();
}
