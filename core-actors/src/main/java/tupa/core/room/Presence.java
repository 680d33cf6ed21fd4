package tupa.core.room;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tupa.core.connection.Parcel;
import tupa.core.store.RoomKey;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.RoomName;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * Who comes and goes, as members are told it. None of it is stored and a busy connection may lose some; whoever did is
 * owed the whole list. A private conversation has no presence of its own.
 */
final class Presence {
    private final Optional<RoomName> room;
    private final Roster roster;
    private final Map<UserId, Place> places;
    private final Typing typing;

    Presence(RoomKey key, int listedMax, Map<UserId, Place> places) {
        this.room = key.room();
        this.roster = new Roster(listedMax);
        this.places = places;
        this.typing = new Typing(key, roster, places);
    }

    Roster roster() {
        return roster;
    }

    Typing typing() {
        return typing;
    }

    void arrived(Member member, boolean silent) {
        if (roster.find(member.user()).isPresent()) {
            // He may have another nick by now than when he came.
            renamed(member.user(), member.nick());
            statusChanged(member.user(), member.status());
            return;
        }
        boolean crowd = roster.isCrowd();
        roster.put(member);
        if (!silent) {
            comingOrGoing(crowd, place -> true, name -> new Event.Joined(name, member.person()));
        } else {
            // He was here before this incarnation of the room: nobody is told of a coming, but lists must have him.
            places.values().forEach(this::owe);
        }
    }

    /** A place that he still has here is that of his next stay: there he must not be told that he is out. */
    void departed(UserId user, LeftReason reason) {
        boolean crowd = roster.isCrowd();
        Predicate<Place> others = place -> !place.seat.user().equals(user);
        roster.remove(user)
                .ifPresent(gone -> comingOrGoing(crowd, others, name -> new Event.Left(name, gone.person(), reason)));
    }

    void renamed(UserId user, Nick nick) {
        roster.rename(user, nick)
                .filter(old -> !old.nick().equals(nick))
                .ifPresent(old -> spread(name -> new Event.NickChanged(name, old.nick(), new Person(user, nick))));
    }

    void statusChanged(UserId user, Status status) {
        if (roster.changeStatus(user, status)) {
            spread(name -> new Event.StatusChanged(name, user, status));
        }
    }

    /** Tells a member that he is in the room now. */
    void welcome(Place place) {
        room.ifPresent(name -> roster.find(place.seat.user())
                .ifPresent(member -> place.seat.say(new Event.Joined(name, member.person()))));
    }

    /** The member is owed the whole list: at once as he becomes level, or when debts are paid. */
    void owe(Place place) {
        place.owedMembers = room.isPresent();
    }

    /** Pays what this seat, which is level, is owed. */
    void settle(Place place) {
        if (place.owedMembers) {
            place.owedMembers = false;
            room.ifPresent(name -> place.seat.say(roster.snapshot(name)));
        }
    }

    boolean hasDebts() {
        return places.values().stream().anyMatch(place -> place.level && place.owedMembers);
    }

    /** Pays, as far as outboxes have room for it; to be called about once a second while there are debts. */
    void payDebts() {
        room.ifPresent(name -> {
            Parcel list = Parcel.of(roster.snapshot(name));
            for (Place place : places.values()) {
                if (place.level && place.owedMembers) {
                    place.owedMembers = !place.seat.hint(list);
                }
            }
        });
    }

    /** Whoever knows a crowd as a number cannot make anything of a single name. */
    private void comingOrGoing(boolean wasCrowd, Predicate<Place> whom, Function<RoomName, Event> event) {
        if (wasCrowd || roster.isCrowd()) {
            places.values().forEach(this::owe);
        } else {
            spread(whom, event);
        }
    }

    private void spread(Function<RoomName, Event> event) {
        spread(place -> true, event);
    }

    private void spread(Predicate<Place> whom, Function<RoomName, Event> event) {
        room.ifPresent(name -> {
            Parcel parcel = Parcel.of(event.apply(name));
            for (Place place : places.values()) {
                if (whom.test(place) && (!place.level || !place.seat.hint(parcel))) {
                    owe(place);
                }
            }
        });
    }
}
