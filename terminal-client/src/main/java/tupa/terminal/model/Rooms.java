package tupa.terminal.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.UserId;
import tupa.wire.text.Texts;

/** The rooms that are open, each with its number, and which one is in front. */
final class Rooms {
    private final Map<RoomAddress, Room> all = new LinkedHashMap<>();
    private final Out out;
    private final boolean allRooms;
    private Optional<RoomAddress> front = Optional.empty();
    private Optional<RoomAddress> before = Optional.empty();
    private Optional<RoomName> home = Optional.empty();
    private boolean homing;
    private final Set<String> known = new TreeSet<>();
    private Optional<Peer> lastWriter = Optional.empty();

    Rooms(Out out, boolean allRooms) {
        this.out = out;
        this.allRooms = allRooms;
    }

    Optional<Room> find(RoomAddress address) {
        return Optional.ofNullable(all.get(address));
    }

    Room open(RoomName name) {
        return all.computeIfAbsent(name, address -> new Room(address, "#" + name.value(), freeNumber()));
    }

    Room open(Peer peer, Person person) {
        Room room = all.computeIfAbsent(peer, address -> new Room(address, "@" + person.nick(), freeNumber()));
        room.label = "@" + person.nick();
        return room;
    }

    private int freeNumber() {
        Set<Integer> taken = all.values().stream().map(room -> room.number).collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow();
    }

    /** Every room and private conversation, by number. */
    List<Room> all() {
        return all.values().stream()
                .sorted(Comparator.comparingInt(room -> room.number))
                .toList();
    }

    /** Whether the user is in no room; private conversations do not count. */
    boolean isHomeless() {
        return all.values().stream().allMatch(Room::isPrivate);
    }

    /** The server is about to put the user into its default room, which is not known before. */
    void awaitHome() {
        homing = true;
        front = Optional.empty();
    }

    /** Whether it is still to come in which room the user will find himself. */
    boolean isHoming() {
        return homing;
    }

    /** The server's default room, as it turned out; empty when there is none for this user. */
    void home(Optional<RoomName> found) {
        homing = false;
        home = found.or(() -> home);
    }

    /** Whether this is the room everybody meets in. */
    boolean isHome(Room room) {
        return room.address.equals(home.orElse(Setup.LOBBY));
    }

    Optional<RoomName> home() {
        return home;
    }

    Optional<Room> front() {
        return front.flatMap(this::find);
    }

    boolean isFront(Room room) {
        return front.equals(Optional.of(room.address));
    }

    /** Brings a room to the front and shows what waited there. */
    void bring(Room room) {
        if (isFront(room)) {
            return;
        }
        before = front;
        front = Optional.of(room.address);
        room.read();
        heading(room);
        int skipped = room.takeSkipped();
        if (skipped > 0) {
            out.show(Line.info(Texts.SKIPPED.with(skipped)));
        }
        room.takeWaiting().forEach(out::show);
    }

    /** In a scrollback that many rooms share, tells whose lines follow. A room just entered is told by its join. */
    private void heading(Room room) {
        if (!allRooms && room.joined) {
            out.show(Line.info(Texts.HEADING.with(room.label, room.summary())));
        }
    }

    /** Forgets a room; the one that was in front before it comes back. */
    void close(Room room) {
        all.remove(room.address);
        if (isFront(room)) {
            Optional<Room> next =
                    before.flatMap(this::find).or(() -> all().stream().findFirst());
            front = Optional.empty();
            next.ifPresent(this::bring);
        }
    }

    /** What is typed after a room was left shall not go to a person who happens to be in front. */
    void bringARoom() {
        if (front().filter(room -> !room.isPrivate()).isEmpty()) {
            first().ifPresent(this::bring);
        }
    }

    /** The room with the lowest number; private conversations do not count. */
    Optional<Room> first() {
        return all().stream().filter(room -> !room.isPrivate()).findFirst();
    }

    /** What the server lists; for completion. */
    void listed(List<Reply.RoomInfo> rooms) {
        known.clear();
        rooms.forEach(info -> known.add(info.room().value()));
    }

    List<String> known() {
        Set<String> names = new TreeSet<>(known);
        all.keySet().stream()
                .filter(RoomName.class::isInstance)
                .map(RoomAddress::wire)
                .forEach(names::add);
        return List.copyOf(names);
    }

    void wrote(Peer peer, boolean mine) {
        lastWriter = mine ? lastWriter : Optional.of(peer);
    }

    /** Whoever wrote privately last. */
    Optional<Peer> lastWriter() {
        return lastWriter;
    }

    /** The private conversation with somebody who is known by this nick. */
    Optional<Room> conversation(Nick nick) {
        return all.values().stream()
                .flatMap(room -> room.members.values().stream())
                .filter(member -> member.nick().key().equals(nick.key()))
                .findFirst()
                .map(member -> open(new Peer(member.user()), member.person()))
                .or(() -> all().stream()
                        .filter(room -> room.isPrivate() && room.label.equalsIgnoreCase("@" + nick))
                        .findFirst());
    }

    /** The room {@code steps} further on in the list, around its ends. */
    Optional<Room> beside(int steps) {
        List<Room> list = all();
        int here = front().map(list::indexOf).orElse(-1);
        return here < 0 ? Optional.empty() : Optional.of(list.get(Math.floorMod(here + steps, list.size())));
    }

    Optional<Room> numbered(int number) {
        return all.values().stream().filter(room -> room.number == number).findFirst();
    }

    /** Shows something that happened in a room, or keeps it until the room is in front. */
    void tell(Room room, Line line) {
        if (isFront(room)) {
            out.show(line);
        } else if (allRooms) {
            out.show(line.in(room.label));
        } else {
            room.keep(line);
        }
    }

    /** Shows a passing thing: it does not wait for anybody. */
    void mention(Room room, Line line) {
        if (isFront(room) || allRooms) {
            tell(room, line);
        }
    }

    /** Whether this room is the one in which news about a user, who may share several, are told. */
    boolean tellsAbout(UserId user, Room room) {
        Optional<Room> shared = front().filter(inFront -> inFront.members.containsKey(user))
                .or(() -> all().stream()
                        .filter(other -> other.members.containsKey(user))
                        .findFirst());
        return shared.equals(Optional.of(room));
    }
}
