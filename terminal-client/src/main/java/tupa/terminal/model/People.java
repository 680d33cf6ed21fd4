package tupa.terminal.model;

import java.time.Instant;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Peer;
import tupa.wire.Person;
import tupa.wire.Status;
import tupa.wire.UserId;
import tupa.wire.text.Texts;

/** Knows who is where, and tells who comes, goes, and is called or doing otherwise. */
final class People {
    private final Me me;
    private final Rooms rooms;
    private final Wishes wishes;
    private final Out out;

    People(Me me, Rooms rooms, Wishes wishes, Out out) {
        this.me = me;
        this.rooms = rooms;
        this.wishes = wishes;
        this.out = out;
    }

    /** The room's past comes between the user's join and its being live, and is shown before his arrival. */
    void came(Room room, Person who, Instant now) {
        boolean isNew = room.members.put(new Member(who.user(), who.nick(), Status.ONLINE));
        if (!me.isNow(who.user())) {
            if (isNew && wishes.shows(who.user(), room)) {
                rooms.mention(room, Line.presence(now, arrival(room).with(who.nick())));
            }
        } else if (room.live) {
            arrived(room, now);
        }
    }

    /** The user sees his own arrival once, in the room where everybody meets; elsewhere the join was confirmed. */
    void arrived(Room room, Instant now) {
        if (!room.arrivalShown && rooms.isHome(room)) {
            rooms.mention(room, Line.presence(now, arrival(room).with(me.nick())));
        }
        room.arrivalShown = true;
    }

    private Texts arrival(Room room) {
        return rooms.isHome(room) ? Texts.JOINED_CHAT : Texts.JOINED_ROOM;
    }

    void went(Room room, Event.Left left, Instant now) {
        boolean shown = wishes.shows(left.who().user(), room);
        room.members.remove(left.who().user());
        room.typists.stopped(left.who().user());
        if (shown) {
            Texts text = departure(room, left.reason());
            rooms.mention(room, Line.presence(now, text.with(left.who().nick())));
        }
    }

    private Texts departure(Room room, LeftReason reason) {
        if (reason == LeftReason.REMOVED) {
            return Texts.TAKEN_OUT;
        }
        if (reason == LeftReason.TIMEOUT) {
            return rooms.isHome(room) ? Texts.TIMED_OUT_CHAT : Texts.TIMED_OUT_ROOM;
        }
        return rooms.isHome(room) && reason == LeftReason.QUIT ? Texts.LEFT_CHAT : Texts.LEFT_ROOM;
    }

    void renamed(Event.NickChanged change, Instant now) {
        Person who = change.who();
        if (me.isNow(who.user())) {
            me.called(who.nick());
        }
        rooms.find(new Peer(who.user())).ifPresent(room -> room.label = "@" + who.nick());
        rooms.find(change.room()).ifPresent(room -> {
            if (isTold(who.user(), room)) {
                out.show(Line.presence(now, Texts.NICK_CHANGED.with(change.old(), who.nick())));
            }
            room.typists.renamed(who);
            room.members
                    .find(who.user())
                    .ifPresent(member -> room.members.put(new Member(who.user(), who.nick(), member.status())));
        });
    }

    void changed(Room room, Event.StatusChanged change, Instant now) {
        room.members
                .find(change.user())
                .filter(member -> member.status() != change.status())
                .ifPresent(member -> {
                    room.members.put(new Member(member.user(), member.nick(), change.status()));
                    if (isTold(member.user(), room)) {
                        Texts text = change.status() == Status.AWAY ? Texts.NOW_AWAY : Texts.NOW_BACK;
                        out.show(Line.presence(now, text.with(member.nick())));
                    }
                });
    }

    /** What concerns several rooms is told in one of them; what the user did himself is always told. */
    private boolean isTold(UserId user, Room room) {
        return rooms.tellsAbout(user, room) && (me.isNow(user) || wishes.shows(user, room));
    }
}
