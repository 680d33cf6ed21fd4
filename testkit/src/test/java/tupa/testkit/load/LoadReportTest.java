package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tupa.testkit.load.Measurement.Outcome;
import tupa.wire.ErrorCode;

class LoadReportTest {
    private static final Account ALL = new Account(10, 10, 1000, 0, 0, 0, 0, Map.of());

    @Test
    void figures_are_medians_and_ratios_are_those_of_rounds_beside_each_other() {
        LoadReport report = beside("", List.of(cpu(2), cpu(30), cpu(4)), List.of(cpu(1), cpu(10), cpu(1)));

        assertThat(report.isGood()).isTrue();
        assertThat(report.table()).containsPattern("server CPU \u00b5s/delivery +4\\.00 +1\\.00 +3\\.00");
    }

    @Test
    void a_ratio_above_its_bound_fails_and_says_so() {
        LoadReport report = beside("--max-ratio 2.9", List.of(cpu(3)), List.of(cpu(1)));

        assertThat(report.isGood()).isFalse();
        assertThat(report.table()).contains("TOO MUCH").contains("3.00 times the baseline's, and may be 2.9");
    }

    @Test
    void a_ratio_within_its_bound_is_good() {
        LoadReport report = beside("--max-ratio 3.1", List.of(cpu(3)), List.of(cpu(1)));

        assertThat(report.isGood()).isTrue();
        assertThat(report.table()).contains("good");
    }

    @Test
    void a_ratio_that_is_not_known_is_not_within_its_bound() {
        Outcome unknown = new Outcome(ALL, new Figures(Map.of(Figure.CPU, OptionalDouble.empty())));

        LoadReport report = beside("--max-ratio 3", List.of(unknown), List.of(cpu(1)));

        assertThat(report.isGood()).isFalse();
        assertThat(report.table()).contains("not known");
    }

    @Test
    void what_went_wrong_in_one_round_is_told_and_no_success() {
        Outcome wrong = new Outcome(new Account(10, 8, 1000, 1, 2, 3, 4, Map.of(ErrorCode.BUSY, 2L)), cpu(1).figures());

        LoadReport report = new LoadReport(options(""), List.of(cpu(1), wrong), List.of());

        assertThat(report.isGood()).isFalse();
        assertThat(report.table())
                .containsPattern("sent +20")
                .containsPattern("lost +1")
                .containsPattern("doubled +2")
                .containsPattern("out of order +3")
                .containsPattern("invented +4")
                .containsPattern("unacknowledged +2")
                .containsPattern("refused busy +2");
    }

    @Test
    void a_baseline_that_went_wrong_is_no_measure() {
        Outcome wrong = new Outcome(new Account(10, 10, 999, 1, 0, 0, 0, Map.of()), cpu(1).figures());

        LoadReport report = beside("", List.of(cpu(1)), List.of(wrong));

        assertThat(report.isGood()).isFalse();
        assertThat(report.table()).contains("the baseline itself went wrong");
    }

    @Test
    void a_program_is_told_the_same_on_one_line() {
        LoadReport report = beside("--scenario C10k", List.of(cpu(3)), List.of(cpu(2)));

        assertThat(report.json())
                .isEqualTo("{\"scenario\":\"C10k\",\"clients\":10000,\"rooms\":1000,\"senders\":10000,"
                        + "\"pace\":\"nobody posts\",\"size\":70,\"warmup\":3,\"seconds\":10,\"rounds\":1,\"good\":true,"
                        + "\"account\":{\"sent\":10,\"acked\":10,\"deliveries\":1000,\"lost\":0,\"doubled\":0,"
                        + "\"reordered\":0,\"invented\":0,\"refused\":{}},"
                        + "\"server\":{\"cpu\":3.0},\"baseline\":{\"cpu\":2.0},\"ratios\":{\"cpu\":1.5}}");
    }

    private static Outcome cpu(double micros) {
        return new Outcome(ALL, new Figures(Map.of(Figure.CPU, OptionalDouble.of(micros))));
    }

    private static LoadReport beside(String args, List<Outcome> server, List<Outcome> baseline) {
        return new LoadReport(options(("--baseline " + args).strip()), server, baseline);
    }

    private static LoadOptions options(String args) {
        return LoadOptions.parse(args.isEmpty() ? List.of() : List.of(args.split(" ")));
    }
}
