package tupa.testkit.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Life;
import tupa.testkit.audit.judge.Promise;
import tupa.testkit.audit.judge.Shown;
import tupa.testkit.audit.judge.Track;
import tupa.testkit.audit.judge.Witness;
import tupa.wire.Peer;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** The rooms and conversations of one user, and what becomes of them as connections and sessions end. */
final class Places {
    private final Witness witness;
    private final Judge judge;
    private final Map<RoomName, Place> rooms = new LinkedHashMap<>();
    private final Map<Peer, Track> conversations = new LinkedHashMap<>();
    private final List<Track> finished = new ArrayList<>();
    private Map<RoomAddress, Position> named = Map.of();

    Places(Witness witness, Judge judge) {
        this.witness = witness;
        this.judge = judge;
    }

    Place of(RoomName room) {
        return rooms.computeIfAbsent(room, name -> new Place(name, witness, judge.findings()));
    }

    /** Where things of this room are noted, wherever a join whose answer was lost may have led. */
    Place touched(RoomName room) {
        Place place = of(room);
        place.touched();
        return place;
    }

    Track of(Peer peer, UserId me) {
        return conversations.computeIfAbsent(
                peer, other -> Track.conversation(witness, judge.findings(), Shown.conversation(me, other.user())));
    }

    /** The rooms he is in and may say something in. */
    List<Place> settled() {
        return rooms.values().stream().filter(Place::isSettled).toList();
    }

    List<Place> inside() {
        return rooms.values().stream().filter(place -> place.track.isInside()).toList();
    }

    Map<Peer, Track> conversations() {
        return Map.copyOf(conversations);
    }

    /** Everything he was shown, in sessions that are over too. */
    List<Track> tracks() {
        Stream<Track> now =
                Stream.concat(rooms.values().stream().map(place -> place.track), conversations.values().stream());
        return Stream.concat(finished.stream(), now).toList();
    }

    void lost(Optional<Life> life) {
        life.ifPresent(current -> rooms.values().forEach(place -> place.lost(current)));
        conversations.values().forEach(Track::cut);
    }

    /** The session is over: conversations were part of it, rooms can be joined again where he was. */
    List<Place> over() {
        List<Place> were = inside();
        rooms.values().forEach(Place::over);
        conversations.values().forEach(Track::left);
        finished.addAll(conversations.values());
        conversations.clear();
        return were;
    }

    /** What to name in a hello: where he is in every room and conversation. */
    Map<RoomAddress, Position> resume(Life life) {
        Map<RoomAddress, Position> positions = new HashMap<>();
        for (Place place : inside()) {
            place.track.position().ifPresent(at -> {
                positions.put(place.room, at);
                if (place.mayBeGone) {
                    // Naming it joins it again.
                    life.enters(place.room.value());
                }
            });
        }
        conversations.forEach((peer, track) -> track.position().ifPresent(at -> positions.put(peer, at)));
        named = Map.copyOf(positions);
        return named;
    }

    /** What to name in a hello that begins a session where another ended: the rooms of that one. */
    Map<RoomAddress, Position> since(List<Place> were) {
        Map<RoomAddress, Position> positions = new HashMap<>();
        were.forEach(place -> place.track.lastSeen().ifPresent(at -> positions.put(place.room, at)));
        named = Map.copyOf(positions);
        return named;
    }

    /** Takes up what the server tells with a welcome. */
    void welcomed(Reply.Welcome welcome) {
        welcome.rooms().forEach((address, standing) -> {
            Optional<Position> from = Optional.ofNullable(named.get(address));
            if (address instanceof RoomName room) {
                of(room).track.entered(standing, from);
            } else if (address instanceof Peer peer) {
                of(peer, welcome.you().user()).entered(standing, from);
            }
        });
        for (Place place : inside()) {
            if (!welcome.rooms().containsKey(place.room)) {
                missing(place);
            }
            place.mayBeGone = false;
        }
    }

    private void missing(Place place) {
        if (!place.mayBeGone) {
            judge.broken(Promise.BEHIND, witness, "no longer a member of " + place.room + " after a hello");
        }
        place.track.left();
    }

    /** What is still to come before everything about him is known. */
    Optional<String> unsettled() {
        return rooms.values().stream()
                .flatMap(place -> place.unsettled().stream())
                .findFirst();
    }
}
