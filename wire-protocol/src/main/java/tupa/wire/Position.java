package tupa.wire;

/** A place in a room's stored history: everything up to {@code seq} has been seen. A seq means nothing without its epoch. */
public record Position(long seq, String epoch) {
    public Position {
        if (seq < 0) {
            throw new IllegalArgumentException("seq below 0");
        }
    }
}
