package tupa.core.config;

import java.util.function.Function;
import java.util.function.Supplier;

/** Settings that may change while the server runs: every thread reads them, and one at a time sets them. */
public final class Live<T> implements Supplier<T> {
    private volatile T now;

    public Live(T first) {
        this.now = first;
    }

    @Override
    public T get() {
        return now;
    }

    public void set(T next) {
        now = next;
    }

    /** What follows from some, whatever they are at the time; made once for each of them. */
    public static <T> Supplier<T> map(Supplier<T> source, Function<T, T> rule) {
        T first = source.get();
        Live<Made<T>> made = new Live<>(new Made<>(first, rule.apply(first)));
        return () -> {
            T from = source.get();
            if (made.get().from() != from) {
                made.set(new Made<>(from, rule.apply(from)));
            }
            return made.get().result();
        };
    }

    private record Made<T>(T from, T result) {}
}
