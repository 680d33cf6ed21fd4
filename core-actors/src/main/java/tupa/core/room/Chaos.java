package tupa.core.room;

import org.apache.pekko.actor.typed.ActorRef;

/** Failing on purpose, so that anybody can see that nobody notices. */
public final class Chaos {
    /** What of a room is to fail. It makes no difference to what follows: both come back together. */
    public enum Part {
        ROOM,
        RELAY
    }

    /** What became of the wish. */
    public enum Outcome {
        /** It fails now, and comes back from the log. */
        KILLED,
        /** There is no such room, or nobody is in it and it sleeps. */
        NOT_OPEN,
        /** {@code tupa.chaos.enabled} is not set. */
        DISABLED
    }

    /** What a bug would have thrown, but for the trace: nobody has to look for this one. */
    static final class OnPurpose extends RuntimeException {
        OnPurpose() {
            super("killed on purpose", null, false, false);
        }
    }

    private Chaos() {}

    /** Tells the part of the room to fail. */
    public static void kill(Part part, ActorRef<Room.Command> room, ActorRef<RoomRelay.Command> relay) {
        if (part == Part.ROOM) {
            room.tell(new Room.Fail());
        } else {
            relay.tell(new RoomRelay.Fail());
        }
    }
}
