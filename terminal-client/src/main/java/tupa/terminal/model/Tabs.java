package tupa.terminal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.text.Texts;

/** Sums up the state for the prompt. */
final class Tabs {
    private final Me me;
    private final Rooms rooms;
    private final Sending sending;
    private final Greeting greeting;
    private final Wishes wishes;
    private Link link = Link.CONNECTING;

    Tabs(Me me, Rooms rooms, Sending sending, Greeting greeting, Wishes wishes) {
        this.me = me;
        this.rooms = rooms;
        this.sending = sending;
        this.greeting = greeting;
        this.wishes = wishes;
    }

    void link(Link now) {
        link = now;
    }

    View view(Instant now) {
        return new View(
                shownLink(),
                me.nick().value(),
                tabs(),
                sending.waiting(),
                rooms.all().stream().mapToLong(Room::behind).sum(),
                greeting.naming().map(Nick::value),
                nicks(),
                rooms.known(),
                rooms.front().map(room -> front(room, now)),
                me.textMax());
    }

    private View.Front front(Room room, Instant now) {
        return new View.Front(
                room.label,
                room.isPrivate(),
                room.topic,
                room.size(),
                room.members.sorted(),
                sending.pending(room.address, room.label),
                wishes.typing() ? typists(room, now) : List.of());
    }

    private List<String> typists(Room room, Instant now) {
        return room.typists.list(now).stream()
                .filter(nick -> !wishes.ignores(nick))
                .map(Nick::value)
                .toList();
    }

    /** A connection on which nobody was welcomed is still connecting. */
    private Link shownLink() {
        return link.state() == Link.State.ONLINE && !greeting.welcomed() ? Link.CONNECTING : link;
    }

    private List<View.Tab> tabs() {
        List<View.Tab> tabs = new ArrayList<>();
        for (Room room : rooms.all()) {
            tabs.add(new View.Tab(
                    room.number, room.label, room.unread, room.mentions, rooms.isFront(room), room.isPrivate()));
        }
        return tabs;
    }

    private List<String> nicks() {
        Set<String> nicks = new LinkedHashSet<>();
        for (Room room : rooms.all()) {
            room.members.sorted().stream().map(Member::nick).map(Nick::value).forEach(nicks::add);
            if (room.isPrivate()) {
                nicks.add(room.label.substring(1));
            }
        }
        return List.copyOf(nicks);
    }

    String status() {
        String front = rooms.front().map(room -> room.label).orElse("-");
        String state = Texts.STATUS.with(shownLink().words(), me.nick(), front);
        String unsent = sending.count() == 0 ? "" : ", " + Texts.UNSENT.with(sending.count());
        StringBuilder line = new StringBuilder(state).append(unsent);
        for (Room room : rooms.all()) {
            line.append("; ").append(standing(room));
        }
        return line.toString();
    }

    /** A private message is shown at once, so there is nothing to count. */
    private static String standing(Room room) {
        return room.isPrivate()
                ? Texts.STATUS_PRIVATE.with(room.label)
                : Texts.STATUS_ROOM.with(room.label, room.size(), room.unread);
    }
}
