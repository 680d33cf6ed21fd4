package tupa.core.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.core.connection.Parcel;
import tupa.core.store.EntryKind;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Page;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Event;
import tupa.wire.Member;
import tupa.wire.Reply;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/**
 * The last stretch of a message: from the room's stored batches to the members' seats. Whoever is level is offered each
 * batch as it comes; whoever is not is fed from {@link RelayMemory} or the log until he is, and only up to what this relay
 * has itself received, so that who becomes level is decided here and in one turn. Whoever could not take what he was offered
 * ceases to be, which those find out who offer it ({@link Section}). Pure but for the seats.
 */
final class RelayState {
    /** What the state needs from around it. */
    interface Surroundings {
        /** Reads events after {@code after} up to {@code upTo} and brings them to {@link #read}. */
        void readFor(Seat seat, long after, long upTo);

        /** Reads events this relay itself has missed and brings them to {@link #publish}. */
        void readMissed(long after, long upTo);

        /** What is called, from any thread, when the seat has room again, or lacks something; must lead to {@link #feed}. */
        Runnable whenDrained(Seat seat);
    }

    private final RoomKey key;
    private final Surroundings surroundings;
    private final OpenedRoom opened;
    private final EventView view;
    private final RelayMemory memory;
    private final Map<UserId, Place> places = new HashMap<>();
    private final Presence presence;

    /** The places again. Before anything is done with one, or said to it, what was posted to it is delivered. */
    private final Sections sections = new Sections();

    private long seq;
    private long oldest;

    /** The newest event the room is known to have; above {@link #seq} while some are missing or on their way. */
    private long heardOf;

    private String topic;
    private int capacity;

    RelayState(RoomKey key, RoomSettings settings, OpenedRoom opened, Surroundings surroundings) {
        this.key = key;
        this.surroundings = surroundings;
        this.opened = opened;
        this.capacity = settings.capacityOf(key);
        this.view = new EventView(key, opened.epoch());
        this.oldest = opened.oldest();
        this.seq = opened.newest() - opened.recent().size();
        this.heardOf = opened.newest();
        this.memory = new RelayMemory(view, settings.relayMemory(), settings.relayMemoryBytes(), seq);
        this.presence = new Presence(key, settings.presenceLimit(), places);
        this.topic = opened.topic();
        opened.recent().forEach(this::remember);
    }

    /** To tell or to be told who is there. */
    Presence presence() {
        sections.deliver();
        return presence;
    }

    /** To be told who writes; whoever tells the others asks {@link #presence}. */
    Typing typing() {
        return presence.typing();
    }

    /** Takes the room's next batch. What overlaps is dropped; what was missed is read from the log first. */
    void publish(List<StoredEvent> batch) {
        List<StoredEvent> fresh = startingAfter(seq, batch);
        if (fresh.isEmpty()) {
            return;
        }
        long last = fresh.get(fresh.size() - 1).seq();
        hearOf(last);
        if (fresh.get(0).seq() > seq + 1) {
            catchUp();
            return;
        }
        long first = seq + 1;
        fresh.forEach(event -> presence.typing().said(event.entry().author()));
        Parcel shared = Parcel.concat(fresh.stream().map(this::remember).toList());
        sections.post(new Section.Post(
                first, last, viewer -> key.isPrivate() ? Parcel.concat(view.parcels(fresh, viewer)) : shared));
    }

    /** The room has this event, whether or not it has come here yet. Whoever has seen it is not of another history. */
    void hearOf(long newest) {
        heardOf = Math.max(heardOf, newest);
    }

    /** Has events read that the room has published and this relay has not received, if there are any. */
    void catchUp() {
        if (seq < heardOf) {
            surroundings.readMissed(seq, heardOf);
        }
    }

    /** Gives the member his seat, in place of any other he has here. */
    void sit(Seat seat, Opening opening) {
        sections.deliver();
        if (opening instanceof Opening.Again) {
            find(seat).ifPresent(place -> payOwed(place, new Start.Newest(0)));
            return;
        }
        Place place = new Place(seat, surroundings.whenDrained(seat));
        Optional.ofNullable(places.put(seat.user(), place)).ifPresent(sections::remove);
        sections.add(place);
        if (opening instanceof Opening.Joining joining) {
            payOwed(place, joining.start());
            presence.welcome(place);
            begin(place, joining.start());
        } else if (opening instanceof Opening.Greeting greeting) {
            presence.owe(place);
            if (greeting.fresh()) {
                presence.welcome(place);
            }
            begin(place, greeting.start());
        }
        feed(place);
        if (seat.isOwed()) {
            payOwed(place, new Start.Newest(0));
        }
        if (opening instanceof Opening.Returning) {
            // Not at once: the others are still coming back, and he was told of nobody who left meanwhile.
            presence.owe(place);
        }
    }

    /** Takes the seat away, if it is still the member's. */
    void stand(Seat seat) {
        sections.deliverTo(seat);
        find(seat).ifPresent(place -> {
            places.remove(seat.user());
            sections.remove(place);
        });
    }

    /** The history begins here from now on; what memory holds before that is still good for those who are being fed. */
    void forget(long firstKept) {
        oldest = Math.max(oldest, firstKept);
    }

    void capacity(int changed) {
        capacity = changed;
    }

    /** The page that is wished for, if memory holds all of it. */
    Optional<Page> recall(PageWish wish) {
        return memory.between(wish.first(oldest, seq), wish.last(oldest, seq))
                .map(events -> new Page(events, oldest, seq));
    }

    /** Takes away the seat of a member who left; one that is still in use belongs to his next stay. */
    void depart(UserId user) {
        Optional.ofNullable(places.get(user))
                .map(place -> place.seat)
                .filter(Seat::isClosed)
                .ifPresent(this::stand);
    }

    /** Gives the seat what it lacks, as much as its outbox takes. */
    void feed(Seat seat) {
        sections.deliverTo(seat);
        find(seat).ifPresent(this::feed);
    }

    /** A page that was read for the seat; what does not continue it or does not fit is read again later. */
    void read(Seat seat, Page page) {
        sections.deliverTo(seat);
        find(seat).ifPresent(place -> {
            place.reading = false;
            List<StoredEvent> events = startingAfter(seat.accepted(), page.events());
            tellGap(seat, events, page);
            if (events.isEmpty() || offer(place, chunk(events, seat))) {
                feed(place);
            }
        });
    }

    /** A page could not be read; the seat is fed when somebody asks again. */
    void readFailed(Seat seat) {
        find(seat).ifPresent(place -> place.reading = false);
    }

    /** A relay that ended before it could do this leaves it to the next. */
    private void payOwed(Place place, Start start) {
        key.room().ifPresent(room -> place.seat.payOwed(re -> joinDone(room, re, start), place.level, seq));
    }

    private void begin(Place place, Start start) {
        Start.Plan plan = start.plan(opened.epoch(), oldest, heardOf);
        place.seat.beginAfter(plan.after());
        plan.missing().ifPresent(missing -> place.seat.say(gap(place.seat, missing.from(), missing.to())));
    }

    private void feed(Place place) {
        while (place.seat.accepted() < seq) {
            place.level = false;
            long after = place.seat.accepted();
            if (!memory.continues(after)) {
                readFor(place, after);
                return;
            }
            if (!offer(place, memory.after(after, place.seat.user(), place.seat.portion()))) {
                return;
            }
        }
        if (!place.level) {
            place.level = true;
            presence.settle(place);
            place.seat.tellLive(seq);
        }
    }

    private void readFor(Place place, long after) {
        if (!place.reading) {
            place.reading = true;
            surroundings.readFor(place.seat, after, seq);
        }
    }

    /** Whether the seat can be given more at once. */
    private boolean offer(Place place, RelayMemory.Chunk chunk) {
        return switch (place.seat.offer(chunk.first(), chunk.last(), chunk.parcel(), place.drained)) {
            case TAKEN -> true;
            case REFUSED -> {
                place.seat.tellLagging(seq);
                yield false;
            }
            // Somebody else gave it something meanwhile: on from there. A closed one would stay as it is.
            case NOT_NEXT -> !place.seat.isClosed();
            case CLOSED -> {
                stand(place.seat);
                yield false;
            }
        };
    }

    private RelayMemory.Chunk chunk(List<StoredEvent> events, Seat seat) {
        return RelayMemory.Chunk.of(
                events.get(0).seq(), view.parcels(events, seat.user()).iterator(), seat.portion());
    }

    /** Says which events the log no longer has between what the seat was given and what the page begins with. */
    private void tellGap(Seat seat, List<StoredEvent> events, Page page) {
        long next = events.isEmpty()
                ? Math.min(page.oldest(), seq + 1)
                : events.get(0).seq();
        long from = seat.accepted() + 1;
        if (next > from) {
            seat.skipTo(next - 1, new Event.Gap(seat.room(), from, next - 1, page.oldest(), opened.epoch()));
        }
    }

    private Event.Gap gap(Seat seat, long from, long to) {
        return new Event.Gap(seat.room(), from, to, oldest, opened.epoch());
    }

    private Parcel joinDone(RoomName room, String re, Start start) {
        Reply.Standing standing = start.standing(opened.epoch(), oldest, heardOf);
        List<Member> members = presence.roster().list();
        return Parcel.answer(Optional.of(re), new Reply.JoinDone(room, standing, topic, capacity, members));
    }

    private Parcel remember(StoredEvent event) {
        Parcel parcel = memory.add(event);
        seq = event.seq();
        if (event.entry().kind() == EntryKind.TOPIC) {
            topic = event.entry().text();
        }
        return parcel;
    }

    private Optional<Place> find(Seat seat) {
        return Optional.ofNullable(places.get(seat.user())).filter(place -> place.seat == seat);
    }

    private static List<StoredEvent> startingAfter(long seq, List<StoredEvent> events) {
        return events.isEmpty() || events.get(0).seq() > seq
                ? events
                : events.stream().filter(event -> event.seq() > seq).toList();
    }
}
