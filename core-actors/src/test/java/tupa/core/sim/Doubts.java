package tupa.core.sim;

import java.util.HashMap;
import java.util.Map;
import tupa.core.sim.engine.EventQueue;
import tupa.wire.RoomAddress;

/** The rooms of which a client cannot know whether he is in them: what he asked may still be carried out, or not. */
final class Doubts {
    /** How long after its connection is gone something that was asked on it may still be carried out. */
    private static final long MICROS = 15_000_000;

    private final EventQueue queue;
    private final Map<RoomAddress, Long> until = new HashMap<>();

    Doubts(EventQueue queue) {
        this.queue = queue;
    }

    void add(RoomAddress room) {
        until.put(room, queue.micros() + MICROS);
    }

    boolean contains(RoomAddress room) {
        return until.getOrDefault(room, 0L) > queue.micros();
    }

    void clear() {
        until.clear();
    }
}
