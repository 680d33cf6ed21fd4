package tupa.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
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

    private ScriptedClient bystander;

    @BeforeEach
    void somebody_is_there() {
        bystander = tupa.join("bystander");
    }

    private AuditOptions options(String more) {
        return AuditOptions.parse(List.of(("--users 6 --rooms 2 --seconds 2 --seed 3 --url "
                        + tupa.server().url() + more)
                .split(" ")));
    }

    private List<String> nicks() {
        return bystander.ask(new Request.Users(Optional.empty()), Reply.UserList.class).users().stream()
                .map(member -> member.nick().value())
                .toList();
    }

    @Test
    void a_server_that_runs_is_audited_within_its_limits_and_nothing_stays_behind() throws IOException {
        List<String> told = new ArrayList<>();

        AuditReport report = Audit.run(options(" --rate 30 --faults reset,stall"), told::add);

        assertThat(report.broken()).as(() -> String.join("\n", report.lines())).isEmpty();
        assertThat(told).first().asString().contains("seed 3");
        assertThat(report.lines()).last().isEqualTo("verdict: clean");
        assertThat(nicks()).containsExactly("bystander");
        assertThat(bystander.transcript("lobby").texts()).isEmpty();
        assertThat(bystander.unexpected()).noneMatch(event -> event instanceof Event.Left);
    }

    @Test
    void more_than_the_server_allows_is_not_tried() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audit.run(options(" --rate 100"), line -> {}))
                .withMessageContaining("--rate can be at most 30");
        assertThat(nicks()).containsExactly("bystander");
    }

    @Test
    void an_audit_that_breaks_off_says_goodbye() {
        URI url = URI.create(tupa.server().url());
        Supplier<URI> lostInTheEnd = () -> {
            if (nicks().stream().filter(nick -> !nick.endsWith("-probe")).count() > 6) {
                throw new IllegalStateException("the address is lost");
            }
            return url;
        };
        Run run = new Run(options(" --rate 10 --faults none"), lostInTheEnd, "broken", Optional.empty(), line -> {});

        assertThatIllegalStateException().isThrownBy(run::carryOut).withMessage("the address is lost");
        assertThat(nicks()).containsExactly("bystander");
    }
}
