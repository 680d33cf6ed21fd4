package tupa.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tupa.testkit.audit.fault.FaultKind;

class AuditOptionsTest {
    private static AuditOptions parse(String line) {
        return AuditOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void nothing_given_means_fifty_users_in_five_rooms_for_a_minute_with_every_fault() {
        AuditOptions options = parse("");

        assertThat(options.users()).isEqualTo(50);
        assertThat(options.rooms()).isEqualTo(5);
        assertThat(options.seconds()).isEqualTo(60);
        assertThat(options.faults()).isEqualTo(EnumSet.allOf(FaultKind.class));
        assertThat(options.kills()).isZero();
    }

    @Test
    void what_is_meant_for_the_child_comes_to_it_after_the_audits_own() {
        AuditOptions options = parse("--seconds 20 --store postgres -Dtupa.outbox.messages=7");

        List<String> flags = Audit.flags(options);

        assertThat(flags).contains("-Dtupa.session.resume-window=5000 ms", "-Dtupa.store.provider=postgres");
        assertThat(flags.lastIndexOf("-Dtupa.outbox.messages=7"))
                .isGreaterThan(flags.indexOf("-Dtupa.outbox.messages=200"));
    }

    @Test
    void kills_alternate_between_the_signals_as_the_seed_says() {
        List<Operator.Planned> plan = Operator.plan(5, parse("--kill 4 --seconds 40"));

        assertThat(plan).isEqualTo(Operator.plan(5, parse("--kill 4 --seconds 40")));
        assertThat(plan).extracting(Operator.Planned::at).isSorted().allMatch(at -> at > 0 && at < 40_000);
        assertThat(plan.subList(0, 2)).extracting(Operator.Planned::deed).doesNotHaveDuplicates();
        assertThat(plan).extracting(Operator.Planned::deed).containsOnly(Operator.Deed.SIGKILL, Operator.Deed.SIGTERM);
    }

    @ParameterizedTest
    @CsvSource({
        "--users 1, --users",
        "--users many, whole number",
        "--users, needs a value",
        "--kill -1, --kill",
        "--seconds 9999999, cannot be more",
        "--faults flood, flood",
        "--url ws://host:1/ws --kill 1, neither killed",
        "--url ws://host:1/ws --kill-database 1 --database-stop a --database-start b, neither killed",
        "--url ws://host:1/ws -Dtupa.x=1, neither killed",
        "--kill-database 1, --database-stop",
        "--verbose, What does --verbose mean"
    })
    void what_makes_no_sense_is_said(String line, String complaint) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(line)).withMessageContaining(complaint);
    }
}
