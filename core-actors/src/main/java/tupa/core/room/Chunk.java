package tupa.core.room;

import java.util.ArrayList;
import java.util.List;
import tupa.core.connection.Parcel;

/** Consecutive events, written as one, for a member who is behind. */
record Chunk(long first, long last, Parcel parcel) {
    /** Collects events as long as their member may be given them at once. */
    static final class Builder {
        private final Seat seat;
        private final List<Parcel> parcels = new ArrayList<>();
        private long last;
        private int bytes;

        Builder(Seat seat) {
            this.seat = seat;
        }

        /** Whether the event is in; the first always is. */
        boolean add(long seq, Parcel parcel) {
            boolean full = parcels.size() == seat.chunkEvents() || bytes + parcel.bytes() > seat.chunkBytes();
            if (full && !parcels.isEmpty()) {
                return false;
            }
            parcels.add(parcel);
            bytes += parcel.bytes();
            last = seq;
            return true;
        }

        Chunk build() {
            return new Chunk(last - parcels.size() + 1, last, Parcel.concat(parcels));
        }
    }
}
