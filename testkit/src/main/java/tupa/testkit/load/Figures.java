package tupa.testkit.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/** Measured values. One that has no value there was nothing to measure of; one that is empty could not be found out. */
record Figures(Map<Figure, OptionalDouble> values) {
    Figures {
        values = Map.copyOf(values);
    }

    boolean has(Figure figure) {
        return values.containsKey(figure);
    }

    OptionalDouble of(Figure figure) {
        return values.getOrDefault(figure, OptionalDouble.empty());
    }

    /** Of each figure the value in the middle of several measurements. */
    static Figures medians(List<Figures> all) {
        Map<Figure, OptionalDouble> medians = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            if (all.stream().anyMatch(figures -> figures.has(figure))) {
                medians.put(figure, median(all.stream().flatMapToDouble(figures -> figures.of(figure).stream())));
            }
        }
        return new Figures(medians);
    }

    private static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** How many times those of {@code other} these are. */
    Figures over(Figures other) {
        Map<Figure, OptionalDouble> ratios = new EnumMap<>(Figure.class);
        values.keySet().forEach(figure -> ratios.put(figure, both(of(figure), other.of(figure), (a, b) -> a / b)));
        return new Figures(ratios);
    }

    private static OptionalDouble both(OptionalDouble a, OptionalDouble b, DoubleBinaryOperator operator) {
        boolean known = a.isPresent() && b.isPresent() && b.getAsDouble() > 0;
        return known
                ? OptionalDouble.of(operator.applyAsDouble(a.getAsDouble(), b.getAsDouble()))
                : OptionalDouble.empty();
    }
}
