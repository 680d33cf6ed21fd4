package tupa.core.sim.engine;

/** Something happened in a run that must never happen. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Violation(String promise) {
        super(promise);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that is not ours
    public static void unless(boolean kept, String promise, Object... details) {
        if (!kept) {
            throw new Violation(String.format(promise, details));
        }
    }
}
