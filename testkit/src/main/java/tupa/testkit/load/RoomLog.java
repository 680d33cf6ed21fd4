package tupa.testkit.load;

import java.util.Arrays;
import java.util.OptionalInt;

/** Which post stands where in a room, as far as anybody was told. */
final class RoomLog {
    private static final int START = 64;
    private static final int NOBODY = 0;

    private final int members;
    private int sent;
    private int[] places = new int[START];

    RoomLog(int members) {
        this.members = members;
    }

    int members() {
        return members;
    }

    void sent() {
        sent++;
    }

    /** Whether the room may have come as far as that. */
    boolean isPossible(long seq) {
        return seq >= 1 && seq <= sent;
    }

    OptionalInt at(long seq) {
        int known = seq < places.length ? places[(int) seq] : NOBODY;
        return known == NOBODY ? OptionalInt.empty() : OptionalInt.of(known - 1);
    }

    void put(long seq, int post) {
        if (seq >= places.length) {
            places = Arrays.copyOf(places, sent * 2);
        }
        places[(int) seq] = post + 1;
    }
}
