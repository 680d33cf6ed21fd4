package tupa.core.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.store.StoredEvent;
import tupa.wire.UserId;

/**
 * The newest events of a room, each encoded once, as a log to feed members from. In a private conversation every party
 * sees the room under another name, so there the encoding depends on who reads.
 */
final class RelayMemory {
    /** Consecutive events, written as one. */
    record Chunk(long first, long last, Parcel parcel) {
        /** As many of the parcels as the portion allows, but at least one; the first is that of event {@code first}. */
        static Chunk of(long first, Iterator<Parcel> parcels, Outbox.Portion portion) {
            List<Parcel> taken = new ArrayList<>();
            long bytes = 0;
            while (parcels.hasNext() && taken.size() < portion.messages()) {
                Parcel next = parcels.next();
                bytes += next.bytes() + 1L;
                if (!taken.isEmpty() && bytes > portion.bytes()) {
                    break;
                }
                taken.add(next);
            }
            return new Chunk(first, first + taken.size() - 1, Parcel.concat(taken));
        }
    }

    private record Slot(StoredEvent event, Parcel parcel) {}

    private final EventView view;
    private final int maxBytes;
    private final int maxEvents;
    private final Map<Long, Slot> slots = new HashMap<>();
    private long first;
    private long last;
    private long bytes;

    RelayMemory(EventView view, int maxEvents, int maxBytes, long newest) {
        this.view = view;
        this.maxBytes = maxBytes;
        this.maxEvents = maxEvents;
        this.first = newest + 1;
        this.last = newest;
    }

    /** Remembers the event after the last one, and forgets the oldest as bounds demand. What its author is told is returned. */
    Parcel add(StoredEvent event) {
        if (event.seq() != last + 1) {
            throw new IllegalArgumentException("event " + event.seq() + " after " + last);
        }
        while (first <= last && (slots.size() == maxEvents || bytes > maxBytes)) {
            bytes -= slot(first).parcel().bytes();
            slots.remove(first);
            first++;
        }
        last = event.seq();
        Slot slot = new Slot(event, Parcel.of(view.of(event, event.entry().author())));
        slots.put(last, slot);
        bytes += slot.parcel().bytes();
        return slot.parcel();
    }

    /** Whether the event after {@code seq} is here. */
    boolean continues(long seq) {
        return seq + 1 >= first && seq < last;
    }

    /** What comes after {@code seq} as {@code viewer} is told it, as much as the portion allows. */
    Chunk after(long seq, UserId viewer, Outbox.Portion portion) {
        Iterator<Parcel> parcels = LongStream.rangeClosed(seq + 1, last)
                .mapToObj(next -> parcel(slot(next), viewer))
                .iterator();
        return Chunk.of(seq + 1, parcels, portion);
    }

    /** The events {@code from} to {@code to}, none when {@code to} is below; empty unless all of them are here. */
    Optional<List<StoredEvent>> between(long from, long to) {
        return from <= to && (from < first || to > last)
                ? Optional.empty()
                : Optional.of(LongStream.rangeClosed(from, to)
                        .mapToObj(seq -> slot(seq).event())
                        .toList());
    }

    private Parcel parcel(Slot slot, UserId viewer) {
        return view.key().isPrivate() ? Parcel.of(view.of(slot.event(), viewer)) : slot.parcel();
    }

    private Slot slot(long seq) {
        return Objects.requireNonNull(slots.get(seq));
    }
}
