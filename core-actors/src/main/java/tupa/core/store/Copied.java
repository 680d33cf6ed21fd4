package tupa.core.store;

/** How much a store holds, or how much of it was copied. */
public record Copied(long rooms, long messages, long sessions) {
    static final Copied NOTHING = new Copied(0, 0, 0);

    @Override
    public String toString() {
        return rooms + " rooms, " + messages + " messages and " + sessions + " sessions";
    }
}
