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

    /** What follows from some, whatever they are at the time; for any thread, and made once for each of them. */
    public static <T> Supplier<T> map(Supplier<T> source, Function<T, T> rule) {
        return new Derived<>(source, rule);
    }

    private static final class Derived<T> implements Supplier<T> {
        private record Made<T>(T from, T result) {}

        private final Supplier<T> source;
        private final Function<T, T> rule;
        private volatile Made<T> made;

        Derived(Supplier<T> source, Function<T, T> rule) {
            this.source = source;
            this.rule = rule;
            T first = source.get();
            this.made = new Made<>(first, rule.apply(first));
        }

        private Made<T> make(T from) {
            return new Made<>(from, rule.apply(from));
        }

        @Override
        public T get() {
            T from = source.get();
            Made<T> last = made;
            if (last.from() != from) {
                last = make(from);
                made = last;
            }
            return last.result();
        }
    }
}
