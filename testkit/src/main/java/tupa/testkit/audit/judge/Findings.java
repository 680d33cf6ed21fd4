package tupa.testkit.audit.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was checked, and what was found to be broken. */
public final class Findings {
    /**
     * A broken promise.
     *
     * @param frames what its witness said and heard last, oldest first
     */
    public record Breach(Promise promise, String witness, String what, List<String> frames) {
        public Breach {
            frames = List.copyOf(frames);
        }
    }

    /** More of one kind are counted, not kept: the first ones tell the story. */
    private static final int KEPT = 5;

    private final Map<Promise, Long> checked = new EnumMap<>(Promise.class);
    private final Map<Promise, Long> broken = new EnumMap<>(Promise.class);
    private final List<Breach> breaches = new ArrayList<>();

    public void checked(Promise promise, long count) {
        checked.merge(promise, count, Long::sum);
    }

    public void broken(Promise promise, Witness witness, String what) {
        if (broken.merge(promise, 1L, Long::sum) <= KEPT) {
            breaches.add(new Breach(promise, witness.name(), what, witness.recent()));
        }
    }

    public long checkedOf(Promise promise) {
        return checked.getOrDefault(promise, 0L);
    }

    public long brokenOf(Promise promise) {
        return broken.getOrDefault(promise, 0L);
    }

    /** The first few of each kind, in the order in which they were found. */
    public List<Breach> breaches() {
        return List.copyOf(breaches);
    }

    public boolean isClean() {
        return broken.isEmpty();
    }
}
