package tupa.tcp.lines;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tupa.wire.RoomName;

/** The rooms a person is in, and where what he types goes. */
final class Places {
    /** What is known of a room. */
    static final class Place {
        final RoomName room;
        String topic = "";

        /** The oldest event that was shown; what is older may be asked for. */
        long shownFrom;

        Place(RoomName room) {
            this.room = room;
        }
    }

    private final Map<RoomName, Place> all = new LinkedHashMap<>();
    private Optional<Place> front = Optional.empty();

    /** The nick of somebody to whom what is typed goes, instead of the room. */
    private Optional<String> partner = Optional.empty();

    /** He has left his last room, and will be in another in a moment. */
    private boolean homeless;

    Optional<Place> find(RoomName room) {
        return Optional.ofNullable(all.get(room));
    }

    /** Enters a room, if he is not there, and goes there. */
    Place enter(RoomName room) {
        Place place = all.computeIfAbsent(room, Place::new);
        front = Optional.of(place);
        partner = Optional.empty();
        homeless = false;
        return place;
    }

    /** Leaves a room; who was there goes to another that he is in. */
    void leave(RoomName room) {
        all.remove(room);
        if (front.filter(place -> place.room.equals(room)).isPresent()) {
            front = all.values().stream().findFirst();
        }
        homeless = all.isEmpty();
    }

    /** What is typed from now on is for this person. */
    void talkTo(String nick) {
        partner = Optional.of(nick);
    }

    void talkToTheRoom() {
        partner = Optional.empty();
    }

    Optional<String> partner() {
        return partner;
    }

    Optional<Place> front() {
        return front;
    }

    /** Whether it is still to come where what is typed goes. */
    boolean isHomeless() {
        return homeless;
    }

    /** There is no room for him; he has to look for one himself. */
    void stayOutside() {
        homeless = false;
    }

    boolean areSeveral() {
        return all.size() > 1;
    }

    String names() {
        return String.join(", ", all.keySet().stream().map(EventLines::name).toList());
    }
}
