package tupa.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServer;
import tupa.testkit.TupaServerExtension;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;

class RunningServerAuditTest {
    @RegisterExtension
    final TupaServerExtension tupa = new TupaServerExtension(TupaServer.storing());

    private AuditOptions options(String more) {
        return AuditOptions.parse(List.of(("--users 6 --rooms 2 --seconds 2 --faults reset,stall --seed 3 --url "
                        + tupa.server().url() + more)
                .split(" ")));
    }

    @Test
    void a_server_that_runs_is_audited_within_its_limits_and_nothing_stays_behind() throws IOException {
        ScriptedClient bystander = tupa.join("bystander");
        List<String> told = new ArrayList<>();

        AuditReport report = Audit.run(options(" --rate 30"), told::add);
        Reply.UserList left = bystander.ask(new Request.Users(java.util.Optional.empty()), Reply.UserList.class);

        assertThat(report.broken()).as(() -> String.join("\n", report.lines())).isEmpty();
        assertThat(told).first().asString().contains("seed 3");
        assertThat(report.lines()).last().isEqualTo("verdict: clean");
        assertThat(left.users()).extracting(member -> member.nick().value()).containsExactly("bystander");
        assertThat(bystander.transcript("lobby").texts()).isEmpty();
        assertThat(bystander.unexpected()).noneMatch(event -> event instanceof Event.Left);
    }

    @Test
    void more_than_the_server_allows_is_not_tried() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audit.run(options(" --rate 100"), line -> {}))
                .withMessageContaining("--rate can be at most 30");
    }
}
