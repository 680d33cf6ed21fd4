package tupa.terminal.model;

import java.time.Instant;
import tupa.terminal.model.Preferences.Alert;
import tupa.wire.Person;

/** Counts what the user has not seen, and calls him when he wants to be called. */
final class Attention {
    private final Rooms rooms;
    private final Wishes wishes;
    private final Out out;
    /** When the connection began, by the server's clock. */
    private Instant connected = Instant.MIN;

    private boolean calledForMissed;

    Attention(Rooms rooms, Wishes wishes, Out out) {
        this.rooms = rooms;
        this.wishes = wishes;
        this.out = out;
    }

    /** What was said before this has been missed. */
    void connected(Instant at) {
        connected = at;
        calledForMissed = false;
    }

    /** Somebody else has said this; called before it is shown. */
    void drawTo(Room room, Person who, Instant at, String text, boolean toMe) {
        if (!rooms.isFront(room) && isKept(room)) {
            if (room.unread == 0) {
                room.timeline.markEnd();
            }
            room.unread++;
            room.mentions += toMe ? 1 : 0;
        }
        // What was said before the user came is no news.
        if ((room.everLive || room.isPrivate()) && isWanted(room, toMe) && isToBeCalled(at)) {
            out.act(new Effects.Act.Alert(who.nick() + (room.isPrivate() ? "" : " " + room.label), text));
        }
    }

    /** All that was missed comes at once, and one call is enough for it. */
    private boolean isToBeCalled(Instant at) {
        boolean missed = at.isBefore(connected);
        boolean called = missed && calledForMissed;
        calledForMissed |= missed;
        return !called;
    }

    /** Private words are shown at once, unless their conversation has a place of its own. */
    private boolean isKept(Room room) {
        return !room.isPrivate() || rooms.shown() == Setup.Shown.APART;
    }

    private boolean isWanted(Room room, boolean toMe) {
        return wishes.alert(Alert.ALL)
                || (room.isPrivate() && wishes.alert(Alert.PRIVATE))
                || (toMe && wishes.alert(Alert.MENTION));
    }
}
