package tupa.wire;

/** A private conversation, named after the party who is not reading: {@code @} and his user id. */
public record Peer(UserId user) implements RoomAddress {
    @Override
    public String wire() {
        return "@" + user.value();
    }

    @Override
    public String toString() {
        return wire();
    }
}
