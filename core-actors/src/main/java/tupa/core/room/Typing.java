package tupa.core.room;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tupa.core.connection.Parcel;
import tupa.core.store.RoomKey;
import tupa.wire.Event;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/**
 * Who is writing something, as the others are told it. Nobody is owed any of it: who is busy, or behind, does not hear it. It
 * is gathered for a moment, so that many who write wake the others up no more often than one does. A crowd would hear of
 * somebody all the time, and is told nothing.
 */
final class Typing {
    private record Told(UserId user, Parcel parcel) {}

    private final Optional<RoomName> room;
    private final Roster roster;
    private final Map<UserId, Place> places;

    /** Members of a room that is no crowd. */
    private final Set<UserId> writing = new LinkedHashSet<>();

    Typing(RoomKey key, Roster roster, Map<UserId, Place> places) {
        this.room = key.room();
        this.roster = roster;
        this.places = places;
    }

    /** He writes something. The others are to be told before long if there {@link #isNews}. */
    void began(UserId user) {
        if (room.isPresent() && !roster.isCrowd() && roster.find(user).isPresent()) {
            writing.add(user);
        }
    }

    /** What he wrote is there: that he is about to write it must not be told after it. */
    void said(UserId user) {
        writing.remove(user);
    }

    boolean isNews() {
        return !writing.isEmpty();
    }

    /** Tells everybody of all the others who have begun since the last time. */
    void tell() {
        List<Told> all = roster.isCrowd() ? List.of() : room.map(this::told).orElse(List.of());
        writing.clear();
        if (all.isEmpty()) {
            return;
        }
        Parcel shared = parcel(all);
        for (Place place : places.values()) {
            UserId reader = place.seat.user();
            List<Told> others =
                    all.stream().filter(told -> !told.user().equals(reader)).toList();
            if (place.level && !others.isEmpty()) {
                place.seat.hint(others.size() == all.size() ? shared : parcel(others));
            }
        }
    }

    private List<Told> told(RoomName name) {
        List<Told> all = new ArrayList<>();
        for (UserId user : writing) {
            roster.find(user)
                    .ifPresent(member -> all.add(new Told(user, Parcel.of(new Event.Typing(name, member.person())))));
        }
        return all;
    }

    private static Parcel parcel(List<Told> all) {
        return Parcel.concat(all.stream().map(Told::parcel).toList());
    }
}
