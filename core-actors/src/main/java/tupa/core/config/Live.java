package tupa.core.config;

/** Settings that may change while the server runs: every thread reads them, and one at a time sets them. */
public final class Live<T> {
    private volatile T now;

    public Live(T first) {
        this.now = first;
    }

    public T get() {
        return now;
    }

    public void set(T next) {
        now = next;
    }
}
