package tupa.core.room;

import tupa.core.connection.Parcel;
import tupa.core.store.StoredEvent;
import tupa.wire.UserId;

/**
 * The newest events of a room, each encoded once, as a log to feed members from. In a private conversation every party
 * sees the room under another name, so there the encoding depends on who reads.
 */
final class RelayMemory {
    private record Slot(StoredEvent event, Parcel parcel) {}

    private final EventView view;
    private final int maxBytes;
    private final Slot[] slots;
    private long first;
    private long last;
    private long bytes;

    RelayMemory(EventView view, int maxEvents, int maxBytes, long newest) {
        this.view = view;
        this.maxBytes = maxBytes;
        this.slots = new Slot[maxEvents];
        this.first = newest + 1;
        this.last = newest;
    }

    /** Remembers the event after the last one, and forgets the oldest as bounds demand. */
    void add(StoredEvent event) {
        if (event.seq() != last + 1) {
            throw new IllegalArgumentException("event " + event.seq() + " after " + last);
        }
        while (first <= last && (last - first + 1 == slots.length || bytes > maxBytes)) {
            bytes -= slot(first).parcel().bytes();
            first++;
        }
        last = event.seq();
        Slot slot = new Slot(event, Parcel.of(view.of(event, event.entry().author())));
        slots[(int) (last % slots.length)] = slot;
        bytes += slot.parcel().bytes();
    }

    /** Whether the event after {@code seq} is here. */
    boolean continues(long seq) {
        return seq + 1 >= first && seq < last;
    }

    /** What comes after {@code seq} as the member in {@code seat} is told it, as much as he may be given at once. */
    Chunk after(long seq, Seat seat) {
        Chunk.Builder chunk = new Chunk.Builder(seat);
        for (long next = seq + 1; next <= last && chunk.add(next, parcel(slot(next), seat.user())); next++) {}
        return chunk.build();
    }

    private Parcel parcel(Slot slot, UserId viewer) {
        return view.key().isPrivate() ? Parcel.of(view.of(slot.event(), viewer)) : slot.parcel();
    }

    private Slot slot(long seq) {
        return slots[(int) (seq % slots.length)];
    }
}
