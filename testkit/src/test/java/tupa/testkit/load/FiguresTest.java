package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Figures UNKNOWN = new Figures(Map.of(Figure.CPU, OptionalDouble.empty()));

    @Test
    void the_median_is_in_the_middle_of_however_many() {
        assertThat(median(3, 1, 50)).hasValue(3);
        assertThat(median(3, 1, 50, 5)).hasValue(4);
    }

    @Test
    void what_could_not_be_found_out_does_not_move_the_median() {
        assertThat(Figures.medians(List.of(cpu(1), UNKNOWN, cpu(1))).of(Figure.CPU))
                .hasValue(1);
        assertThat(Figures.medians(List.of(UNKNOWN)).of(Figure.CPU)).isEmpty();
    }

    @Test
    void what_there_was_nothing_to_measure_of_is_not_there() {
        assertThat(Figures.medians(List.of(cpu(1))).has(Figure.P99)).isFalse();
        assertThat(Figures.medians(List.of(UNKNOWN)).has(Figure.CPU)).isTrue();
    }

    @Test
    void a_ratio_needs_both_and_something_to_divide_by() {
        assertThat(cpu(3).over(cpu(2)).of(Figure.CPU)).hasValue(1.5);
        assertThat(cpu(3).over(cpu(0)).of(Figure.CPU)).isEmpty();
        assertThat(cpu(3).over(UNKNOWN).of(Figure.CPU)).isEmpty();
    }

    private static OptionalDouble median(double... values) {
        List<Figures> all = DoubleStream.of(values).mapToObj(FiguresTest::cpu).toList();
        return Figures.medians(all).of(Figure.CPU);
    }

    private static Figures cpu(double value) {
        return new Figures(Map.of(Figure.CPU, OptionalDouble.of(value)));
    }
}
