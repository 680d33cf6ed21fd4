package tupa.terminal.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tupa.wire.Event;
import tupa.wire.Member;
import tupa.wire.Peer;
import tupa.wire.RoomAddress;
import tupa.wire.UserId;
import tupa.wire.text.Texts;

/** One room or private conversation as this client knows it. */
final class Room {
    /** Lines that wait for their room to be in front; older ones are counted and told instead. */
    private static final int WAITING = 500;

    final RoomAddress address;
    /** Stays the same as long as the room is open, for keys and commands that name it. */
    final int number;

    final Cursor cursor = new Cursor();
    final Map<UserId, Member> members = new LinkedHashMap<>();
    final Typists typists = new Typists();
    /** Events that came while an earlier part of the history is being fetched again. */
    final List<Event> held = new ArrayList<>();

    String label;
    String topic = "";
    OptionalInt count = OptionalInt.empty();
    OptionalLong oldestShown = OptionalLong.empty();
    int unread;
    int mentions;
    /** The server confirmed the membership. */
    boolean joined;
    /** Everything up to now has arrived on this connection, so new posts cannot overtake the replay. */
    boolean live;

    boolean repairing;
    boolean arrivalShown;
    /** The newest seq that the server confirmed for a post of the user; its event may still be on its way. */
    long confirmed;
    /** The room that is left as soon as this one is joined. */
    Optional<RoomAddress> replaces = Optional.empty();

    private final List<Line> waiting = new ArrayList<>();
    private int skipped;

    Room(RoomAddress address, String label, int number) {
        this.address = address;
        this.number = number;
        this.label = label;
        this.joined = address instanceof Peer;
        this.live = address instanceof Peer;
    }

    boolean isPrivate() {
        return address instanceof Peer;
    }

    void keep(Line line) {
        if (waiting.size() == WAITING) {
            waiting.remove(0);
            skipped++;
        }
        waiting.add(line);
    }

    int takeSkipped() {
        int count = skipped;
        skipped = 0;
        return count;
    }

    List<Line> takeWaiting() {
        List<Line> lines = List.copyOf(waiting);
        waiting.clear();
        return lines;
    }

    boolean awaitsOwnPost() {
        return cursor.seq() < confirmed;
    }

    void read() {
        unread = 0;
        mentions = 0;
    }

    /** Every seq known so far belongs to a history that is no more. */
    void forgetNumbers() {
        oldestShown = OptionalLong.empty();
        confirmed = 0;
        repairing = false;
        held.clear();
    }

    void connectionEnded() {
        live = isPrivate();
        repairing = false;
        held.clear();
    }

    void members(List<Member> now) {
        members.clear();
        now.forEach(member -> members.put(member.user(), member));
        count = OptionalInt.empty();
    }

    /** What it is about and how many are in it. */
    String summary() {
        if (isPrivate()) {
            return Texts.HEADING_PRIVATE.with();
        }
        String members = size() == 1 ? Texts.ONE_MEMBER.with() : Texts.MEMBERS.with(size());
        return topic.isEmpty() ? members : Texts.HEADING_TOPIC.with(topic, members);
    }

    int size() {
        return count.orElse(members.size());
    }
}
