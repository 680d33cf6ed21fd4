package tupa.core.store;

import java.util.Optional;
import tupa.wire.Peer;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/**
 * The one name under which a room or private conversation is stored and found, whoever looks. A room's key is its name;
 * a conversation's is {@code @} and both user ids in order, so that both parties reach the same one.
 */
public record RoomKey(String value) {
    public static RoomKey of(RoomName name) {
        return new RoomKey(name.value());
    }

    public static RoomKey conversation(UserId one, UserId other) {
        return one.compareTo(other) <= 0
                ? new RoomKey("@" + one.value() + ":" + other.value())
                : new RoomKey("@" + other.value() + ":" + one.value());
    }

    public static RoomKey of(RoomAddress address, UserId viewer) {
        return address instanceof Peer peer ? conversation(viewer, peer.user()) : new RoomKey(address.wire());
    }

    public boolean isPrivate() {
        return value.startsWith("@");
    }

    /** The public room of this key; empty for a private conversation. */
    public Optional<RoomName> room() {
        return isPrivate() ? Optional.empty() : RoomName.parse(value);
    }

    /** The party of a private conversation that {@code viewer} talks to. */
    public UserId otherThan(UserId viewer) {
        int colon = value.indexOf(':');
        UserId first = new UserId(value.substring(1, colon));
        return first.equals(viewer) ? new UserId(value.substring(colon + 1)) : first;
    }

    /** How {@code viewer} names this room on the wire. */
    public RoomAddress seenBy(UserId viewer) {
        return isPrivate() ? new Peer(otherThan(viewer)) : new RoomName(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
