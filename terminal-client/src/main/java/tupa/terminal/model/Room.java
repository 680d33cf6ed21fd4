package tupa.terminal.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tupa.wire.Member;
import tupa.wire.Peer;
import tupa.wire.RoomAddress;
import tupa.wire.UserId;
import tupa.wire.text.Texts;

/** One room or private conversation as this client knows it. */
final class Room {
    final RoomAddress address;
    /** Stays the same as long as the room is open, for keys and commands that name it. */
    final int number;

    final Cursor cursor = new Cursor();
    final Members members = new Members();
    final Timeline timeline = new Timeline();
    /** Who has said something since the client is here. */
    final Set<UserId> speakers = new HashSet<>();

    final Typists typists = new Typists();
    /** What is being fetched again; until it is there, nothing that follows is shown. */
    Optional<Hole> hole = Optional.empty();

    String label;
    String topic = "";
    OptionalInt count = OptionalInt.empty();
    int unread;
    int mentions;
    /** The number of the first line of the timeline that has not been printed. */
    long unprinted;
    /** How far the room is ahead of what has arrived, as far as the server has told. */
    long ahead;
    /** The server confirmed the membership. */
    boolean joined;
    /** Everything up to now has arrived on this connection, so new posts cannot overtake the replay. */
    boolean live;
    /** It was live before, so that what comes now is news even if it was missed. */
    boolean everLive;

    boolean beenInFront;
    boolean arrivalShown;
    /** The newest seq that the server confirmed for a post of the user; its event may still be on its way. */
    long confirmed;
    /** The room that is left as soon as this one is joined. */
    Optional<RoomAddress> replaces = Optional.empty();

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

    boolean awaitsOwnPost() {
        return cursor.seq() < confirmed;
    }

    void read() {
        unread = 0;
        mentions = 0;
    }

    /** Every seq known so far belongs to a history that is no more. */
    void forgetNumbers() {
        timeline.forgetNumbers();
        confirmed = 0;
        ahead = 0;
        hole = Optional.empty();
    }

    void connectionEnded() {
        live = isPrivate();
        hole = Optional.empty();
        ahead = 0;
        timeline.unasked();
    }

    void members(List<Member> now) {
        members.replaceAll(now);
        count = OptionalInt.empty();
    }

    /** How many stored events are known to be on their way. */
    long behind() {
        return Math.max(0, ahead - cursor.seq());
    }

    void isLive() {
        live = true;
        everLive = true;
        ahead = 0;
    }

    /** What it is about and how many are in it. */
    String summary() {
        if (isPrivate()) {
            return Texts.HEADING_PRIVATE.with();
        }
        if (!joined) {
            return Texts.HEADING_OUTSIDE.with();
        }
        String members = size() == 1 ? Texts.ONE_MEMBER.with() : Texts.MEMBERS.with(size());
        return topic.isEmpty() ? members : Texts.HEADING_TOPIC.with(topic, members);
    }

    int size() {
        return count.orElse(members.size());
    }
}
