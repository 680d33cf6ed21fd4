package tupa.terminal.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tupa.wire.Nick;
import tupa.wire.Peer;

/** Finds rooms by what the user says of them. */
final class Directory {
    private final Rooms rooms;

    Directory(Rooms rooms) {
        this.rooms = rooms;
    }

    /** The room that is meant by its number or by something like its name. */
    Optional<Room> like(String typed) {
        Optional<Room> byNumber = rooms.all().stream()
                .filter(room -> Integer.toString(room.number).equals(typed))
                .findFirst();
        return byNumber.or(() -> Likeness.best(
                        typed, rooms.all().stream().map(room -> room.label).toList())
                .flatMap(label -> rooms.all().stream()
                        .filter(room -> room.label.equals(label))
                        .findFirst()));
    }

    Optional<Room> numbered(int number) {
        return rooms.all().stream().filter(room -> room.number == number).findFirst();
    }

    /** The room {@code steps} further on in the list, around its ends. */
    Optional<Room> beside(int steps) {
        List<Room> list = rooms.all();
        int here = rooms.front().map(list::indexOf).orElse(-1);
        return here < 0 ? Optional.empty() : Optional.of(list.get(Math.floorMod(here + steps, list.size())));
    }

    /** The private conversation with somebody who is known by this nick. */
    Optional<Room> conversation(Nick nick) {
        return rooms.all().stream()
                .flatMap(room -> room.members.sorted().stream())
                .filter(member -> member.nick().key().equals(nick.key()))
                .findFirst()
                .map(member -> rooms.open(new Peer(member.user()), member.person()))
                .or(() -> open(nick.value()));
    }

    /** The private conversation with somebody, if it is open. */
    Optional<Room> open(String nick) {
        return rooms.all().stream()
                .filter(room -> room.isPrivate() && room.label.equalsIgnoreCase("@" + nick))
                .findFirst();
    }

    /** Where something is new: mentions and private words first, then by number. */
    Optional<Room> unread() {
        return rooms.all().stream()
                .filter(room -> room.unread > 0 && !rooms.isFront(room))
                .min(Comparator.comparing((Room room) -> room.mentions == 0 && !room.isPrivate()));
    }
}
