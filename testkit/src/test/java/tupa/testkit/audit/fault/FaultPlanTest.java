package tupa.testkit.audit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final Tempo TEMPO = Tempo.compressed(60, false);
    private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

    private static FaultPlan plan(long seed) {
        return FaultPlan.draw(seed, 50, 60, ALL, TEMPO);
    }

    @Test
    void the_same_seed_gives_the_same_plan_and_another_seed_another() {
        assertThat(plan(7)).isEqualTo(plan(7));
        assertThat(plan(7).digest()).isEqualTo(plan(7).digest()).isNotEqualTo(plan(8).digest());
    }

    @Test
    void fifty_users_in_a_minute_suffer_about_170_faults_of_every_kind_and_within_the_run() {
        FaultPlan plan = plan(1);

        assertThat(plan.faults()).hasSizeBetween(165, 185);
        Stream.of(FaultKind.values())
                .forEach(kind -> assertThat(plan.count(kind)).as(kind.word()).isGreaterThan(20));
        assertThat(plan.faults()).allSatisfy(fault -> {
            assertThat(fault.at() + fault.millis()).isLessThanOrEqualTo(60_000);
            assertThat(fault.user()).isBetween(0, 49);
        });
        assertThat(plan.faults()).extracting(Fault::at).isSorted();
    }

    @Test
    void some_sleep_past_the_idle_time_and_a_few_past_the_resume_window() {
        assertThat(plan(1).faults())
                .filteredOn(fault -> fault.kind() == FaultKind.ASLEEP)
                .extracting(Fault::millis)
                .anyMatch(millis -> millis < TEMPO.idle())
                .anyMatch(millis -> millis > TEMPO.idle() && millis < TEMPO.resume())
                .anyMatch(millis -> millis > TEMPO.resume());
    }

    @Test
    void no_kinds_mean_no_faults_and_a_short_run_has_each_kind_once() {
        assertThat(FaultPlan.draw(1, 50, 60, Set.of(), TEMPO).faults()).isEmpty();
        assertThat(FaultPlan.draw(1, 2, 3, ALL, TEMPO).faults())
                .extracting(Fault::kind)
                .containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void kinds_are_read_from_words() {
        assertThat(FaultKind.parse("all")).isEqualTo(ALL);
        assertThat(FaultKind.parse("none")).isEmpty();
        assertThat(FaultKind.parse("half-open,cut")).containsExactly(FaultKind.CUT, FaultKind.HALF_OPEN);
        assertThatThrownBy(() -> FaultKind.parse("cut,flood"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flood")
                .hasMessageContaining("half-open");
    }

    @Test
    void time_is_compressed_to_the_length_of_a_run() {
        assertThat(Tempo.compressed(60, false)).isEqualTo(new Tempo(1500, 3750, 15_000));
        assertThat(Tempo.compressed(3, false).resume()).isEqualTo(4_000);
        assertThat(Tempo.compressed(3, true).resume()).isEqualTo(15_000);
        assertThat(Tempo.compressed(3_600, false).resume()).isEqualTo(15_000);
    }
}
