package tupa.core.room;

import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;

/** What a room says to a member's session. */
public sealed interface RoomReply {
    RoomKey key();

    /**
     * The user is a member. His seat is to be offered to {@code relay}, which is to be watched: when it ends, so has this
     * incarnation of the room.
     */
    record Admitted(Admission admission, ActorRef<Room.Command> room, ActorRef<RoomRelay.Command> relay)
            implements RoomReply {
        @Override
        public RoomKey key() {
            return admission.key();
        }
    }

    record NotAdmitted(RoomKey key, ErrorCode code) implements RoomReply {}

    /** An operator has closed the room: the member is to leave it. */
    record Closed(RoomKey key, String reason) implements RoomReply {}

    /** The entry is stored as {@code event}; {@code dup}: it was before. */
    record Accepted(RoomKey key, String epoch, StoredEvent event, boolean dup) implements RoomReply {}

    /** The entry is not stored, and will not be unless it is sent again. */
    record Rejected(RoomKey key, Cid cid, ErrorCode code) implements RoomReply {}
}
