package tupa.terminal.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tupa.wire.Peer;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.UserId;
import tupa.wire.text.Texts;

/** The rooms that are open, each with its number, and which one is in front. */
final class Rooms {
    /** Lines that wait for their room to be in front; older ones are counted and told instead. */
    private static final int WAITING = 500;

    /** How much of all rooms together is kept in memory, in lines of ordinary length: about 14 MB when all are long. */
    private static final int LOADED = 4 * Timeline.LOADED;

    private final Map<RoomAddress, Room> all = new LinkedHashMap<>();
    private final Out out;
    private final Setup.Shown shown;
    /** For what is told as long as no room is in front. */
    private final Timeline nowhere = new Timeline();

    private Optional<RoomAddress> front = Optional.empty();
    private Optional<RoomAddress> before = Optional.empty();
    private Optional<RoomName> home = Optional.empty();
    private boolean homing;
    private final Set<String> known = new TreeSet<>();
    private Optional<Peer> lastWriter = Optional.empty();

    Rooms(Out out, Setup.Shown shown) {
        this.out = out;
        this.shown = shown;
        out.noting(this::note);
    }

    /** What belongs to no room is found where the user was looking at that moment. */
    private void note(Line line) {
        timeline().add(OptionalLong.empty(), line);
        front().ifPresent(room -> room.unprinted = room.timeline.next());
    }

    /** Of the room in front. */
    Timeline timeline() {
        return front().map(room -> room.timeline).orElse(nowhere);
    }

    Setup.Shown shown() {
        return shown;
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
            remind(room);
            return;
        }
        front().ifPresent(old -> old.timeline.unmark());
        before = front;
        front = Optional.of(room.address);
        if (room.unread == 0) {
            room.timeline.unmark();
        }
        heading(room);
        room.beenInFront = true;
        printWaiting(room);
        takeAlong(room);
        room.read();
    }

    /** What was told before there was a room has been printed; it is to be found in the first one. */
    private void takeAlong(Room room) {
        nowhere.lines().forEach(line -> room.timeline.add(OptionalLong.empty(), line));
        nowhere.clear();
        room.unprinted = room.timeline.next();
    }

    private void printWaiting(Room room) {
        Timeline timeline = room.timeline;
        long kept = timeline.size() == 0 ? timeline.next() : timeline.get(0).number();
        long first = Math.max(Math.max(room.unprinted, kept), timeline.next() - WAITING);
        int skipped = (int) (first - room.unprinted);
        if (skipped > 0) {
            out.print(Line.info(Texts.SKIPPED.with(skipped)));
        }
        for (int i = timeline.indexOf(first); i < timeline.size(); i++) {
            if (timeline.mark().equals(OptionalLong.of(timeline.get(i).number()))) {
                out.print(Line.notice(Texts.NEW_LINES.with(room.unread)));
            }
            out.print(timeline.get(i).line());
        }
        room.unprinted = timeline.next();
    }

    /** The room or conversation that was in front before this one. */
    Optional<Room> before() {
        return before.flatMap(this::find);
    }

    /** In a scrollback that many rooms share, tells whose lines follow. A room just entered is told by its join. */
    private void heading(Room room) {
        if (shown != Setup.Shown.APART && (room.joined || room.beenInFront)) {
            out.print(Line.info(Texts.HEADING.with(room.label, room.summary())));
        }
    }

    /** Where nothing else shows it, tells again whom one is talking to. */
    private void remind(Room room) {
        if (shown == Setup.Shown.TOGETHER) {
            heading(room);
        }
    }

    /** A room was joined; nobody shall believe that it is in front when it is not. */
    void joinedBehind(Room room) {
        front().filter(inFront -> inFront != room && inFront.joined).ifPresent(this::remind);
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

    /** Shows something that happened in a room, or keeps it until the room is in front. */
    void tell(Room room, OptionalLong seq, Line line) {
        room.timeline.add(seq, line);
        if (isFront(room) || shown == Setup.Shown.TOGETHER) {
            out.print(isFront(room) ? line : line.in(room.label));
            room.unprinted = room.timeline.next();
        }
    }

    /** Shows a passing thing: in a scrollback that many rooms share, it does not wait for anybody. */
    void mention(Room room, Line line) {
        if (isFront(room) || shown != Setup.Shown.IN_TURN) {
            tell(room, OptionalLong.empty(), line);
        }
    }

    /** Shows private words, which do not wait for their conversation to be in front. */
    void whisper(Room room, long seq, Line line) {
        room.timeline.add(OptionalLong.of(seq), line);
        room.unprinted = room.timeline.next();
        if (isFront(room)) {
            out.print(line);
        } else {
            out.show(line);
        }
    }

    /** Forgets old lines, of the longest timelines that nobody looks at, until the rest is not too much. */
    void relieve() {
        int load = all.values().stream().mapToInt(room -> room.timeline.load()).sum();
        while (load > LOADED) {
            Timeline longest = all.values().stream()
                    .filter(room -> !isFront(room))
                    .map(room -> room.timeline)
                    .max(Comparator.comparingInt(Timeline::load))
                    .orElseThrow();
            load -= longest.load();
            longest.halve();
            load += longest.load();
        }
    }

    /** Whether this room is the one in which news about a user, who may share several, are told. */
    boolean tellsAbout(UserId user, Room room) {
        Optional<Room> shared = front().filter(inFront -> inFront.members.contains(user))
                .or(() -> all().stream()
                        .filter(other -> other.members.contains(user))
                        .findFirst());
        return shared.equals(Optional.of(room));
    }
}
