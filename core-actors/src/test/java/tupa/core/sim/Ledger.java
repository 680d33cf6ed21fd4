package tupa.core.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** What the clients of a run have asked for and were told, against which the end of the run is checked. */
final class Ledger {
    /** Something a client has put into a room: its text is like no other's. */
    static final class Said {
        final UserId author;
        final RoomKey room;
        final Cid cid;
        final String text;
        final Request request;

        /** How often it was sent on a connection that ended before the answer. */
        int inDoubt;

        /** How often it was sent, and not yet answered, on a connection that is up. */
        int asked;

        Optional<ErrorCode> refusal = Optional.empty();
        Optional<Long> acknowledged = Optional.empty();

        /** Its author has given up on it. */
        boolean abandoned;

        Said(UserId author, RoomKey room, Cid cid, String text, Request request) {
            this.author = author;
            this.room = room;
            this.cid = cid;
            this.text = text;
            this.request = request;
        }

        /** Every time it was sent it was refused. */
        boolean isCertainlyRefused() {
            return acknowledged.isEmpty() && inDoubt == 0 && asked == 0 && refusal.isPresent();
        }

        @Override
        public String toString() {
            return "\"" + text.strip() + "\" by " + author + " in " + room + " (refused " + refusal + ", in doubt "
                    + inDoubt + ", asked " + asked + ")";
        }
    }

    private record Stay(UserId user, RoomName room) {}

    private final Map<String, Said> said = new LinkedHashMap<>();
    private final Map<Stay, Integer> comings = new HashMap<>();
    private final Map<Stay, Integer> goings = new HashMap<>();
    private final Set<UserId> known = new HashSet<>();
    private int words;

    String nextWord() {
        return "w" + ++words;
    }

    void add(Said what) {
        said.put(what.text, what);
    }

    Collection<Said> said() {
        return said.values();
    }

    Optional<Said> find(StoredEvent event) {
        return Optional.ofNullable(said.get(event.entry().text()));
    }

    /** The user is no more: nothing he said is repeated. */
    void abandon(UserId user) {
        said.values().stream().filter(what -> what.author.equals(user)).forEach(what -> what.abandoned = true);
    }

    /** He may come into this room once more from now on. */
    void mayCome(UserId user, RoomName room) {
        known.add(user);
        comings.merge(new Stay(user, room), 1, Integer::sum);
    }

    /** Something happens by which he may leave this room. */
    void mayGo(UserId user, RoomName room) {
        goings.merge(new Stay(user, room), 1, Integer::sum);
    }

    /** Whether this is a client who was welcomed: of others nobody knows what they asked for. */
    boolean knows(UserId user) {
        return known.contains(user);
    }

    /** How often at most others may have been told that he came. */
    int comings(UserId user, RoomName room) {
        return comings.getOrDefault(new Stay(user, room), 0);
    }

    int goings(UserId user, RoomName room) {
        return goings.getOrDefault(new Stay(user, room), 0);
    }
}
