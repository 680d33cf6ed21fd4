package tupa.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tupa.testkit.audit.mutant.Mutant;
import tupa.testkit.audit.mutant.MutantServerMain;
import tupa.testkit.process.ServerProcess;

/**
 * An audit that cannot fail proves nothing: each of these servers has one fault, and it must be found by name. All of them
 * take too long for every build: {@code tests.mutants} says whether {@code one} is tried, or those that are {@code typical}
 * of a kind, or {@code all}, as in the slow suite.
 */
class MutantTest {
    private static final String MAIN = MutantServerMain.class.getName();
    private static final String WHICH = System.getProperty("tests.mutants", "one");

    /** So slow that a busy machine adds no faults of its own. */
    private static final List<String> SLOW = List.of(
            "-Dtupa.session.heartbeat=1 s", "-Dtupa.session.idle-timeout=10 s", "-Dtupa.session.resume-window=20 s");

    static Stream<Mutant> mutants() {
        return Stream.of(Mutant.values()).filter(mutant -> switch (WHICH) {
            case "all" -> mutant != Mutant.NONE;
            case "typical" -> mutant.isTypical();
            default -> mutant == Mutant.DROPS_AN_EVENT;
        });
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void every_mutant_is_caught_by_a_promise_that_it_breaks(Mutant mutant) throws IOException {
        AuditReport report = audit(mutant, mutant.needsRestart());

        assertThat(report.broken()).as(() -> text(report)).containsAnyElementsOf(mutant.broken());
    }

    @Test
    void a_server_without_a_fault_is_clean_in_the_same_place() throws IOException {
        AuditReport report = audit(Mutant.NONE, true);

        assertThat(report.broken()).as(() -> text(report)).isEmpty();
    }

    private static String text(AuditReport report) {
        return String.join("\n", report.lines());
    }

    private static AuditReport audit(Mutant mutant, boolean restart) throws IOException {
        String flags = "--users 8 --rooms 2 --rate 100 --faults reset,cut --seed 13 --seconds ";
        List<String> arguments = new ArrayList<>(SLOW);
        arguments.addAll(List.of((flags + (restart ? "6 --kill 1" : "4")).split(" ")));
        AuditOptions options = AuditOptions.parse(arguments);
        return Audit.run(options, line -> {}, (data, given) -> {
            List<String> all = new ArrayList<>(given);
            all.addAll(List.of("--mutant", mutant.name()));
            return ServerProcess.start(MAIN, data, all);
        });
    }
}
