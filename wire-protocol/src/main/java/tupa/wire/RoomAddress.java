package tupa.wire;

import java.util.Optional;

/** What stands wherever the protocol says {@code room}: a public room, or a private conversation seen by one party. */
public sealed interface RoomAddress permits RoomName, Peer {
    /** The address as it is written on the wire. */
    String wire();

    static Optional<? extends RoomAddress> parse(String raw) {
        return raw.startsWith("@") ? UserId.parse(raw.substring(1)).map(Peer::new) : RoomName.parse(raw);
    }
}
