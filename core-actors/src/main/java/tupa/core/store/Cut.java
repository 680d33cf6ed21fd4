package tupa.core.store;

/** Where a room's history begins, and where it is to begin by a {@link Keep}. */
public record Cut(long oldest, long firstKept) {
    /** Whether something is to go. */
    public boolean isDue() {
        return firstKept > oldest;
    }
}
