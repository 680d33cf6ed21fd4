package tupa.core.sim.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What happened in a run: all of it as one number, the end of it in words. */
public final class Trace {
    private record Line(long micros, String from, String to, String what) {
        @Override
        public String toString() {
            return String.format("%12.6f  %s -> %s: %s", micros / 1e6, from, to, what);
        }
    }

    private final int kept;
    private final Deque<Line> lines = new ArrayDeque<>();
    private long hash = 17;
    private long events;

    public Trace(int kept) {
        this.kept = kept;
    }

    void add(long micros, String from, String to, String what) {
        events++;
        hash = hash * 31 + micros;
        hash = hash * 31 + from.hashCode();
        hash = hash * 31 + to.hashCode();
        hash = hash * 31 + what.hashCode();
        lines.add(new Line(micros, from, to, what));
        if (lines.size() > kept) {
            lines.remove();
        }
    }

    /** Equal for equal runs. */
    public long hash() {
        return hash;
    }

    public long events() {
        return events;
    }

    public List<String> tail() {
        List<String> words = new ArrayList<>();
        lines.forEach(line -> words.add(line.toString()));
        return words;
    }
}
