package tupa.terminal.model;

import java.util.Optional;
import tupa.wire.ErrorCode;
import tupa.wire.JoinMode;
import tupa.wire.Reply;
import tupa.wire.RoomName;
import tupa.wire.text.Texts;

/** A server may keep everybody in one room at a time: what is closed here because the user is in another room. */
final class OneRoom {
    private final Rooms rooms;
    private final Sending sending;
    private final Out out;

    OneRoom(Rooms rooms, Sending sending, Out out) {
        this.rooms = rooms;
        this.sending = sending;
        this.out = out;
    }

    /** What stays open is where the server has the user, and where he wants to go. */
    void welcome(Reply.Welcome welcome) {
        if (welcome.limits().joinMode() == JoinMode.ADD) {
            return;
        }
        Optional<Room> wanted = rooms.front().filter(room -> !room.isPrivate()).or(rooms::first);
        for (Room room : rooms.all()) {
            boolean isOut = welcome.resumed() && room.joined;
            boolean isWanted = wanted.equals(Optional.of(room)) && !isOut;
            if (room.address instanceof RoomName name && !welcome.rooms().containsKey(name) && !isWanted) {
                leave(name, room);
            }
        }
    }

    /** The server has taken the user out of this room, or does not let him in beside another. */
    void leave(RoomName name, Room room) {
        out.show(Line.notice((room.joined ? Texts.YOU_LEAVE : Texts.ONE_ROOM).with(name)));
        sending.abandon(name, Reply.Refusal.of(ErrorCode.NOT_IN_ROOM));
        boolean wasInFront = rooms.isFront(room);
        rooms.close(room);
        if (wasInFront) {
            rooms.bringARoom();
        }
    }
}
