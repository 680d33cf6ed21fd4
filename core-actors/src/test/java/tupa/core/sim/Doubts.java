package tupa.core.sim;

import java.util.HashMap;
import java.util.Map;
import tupa.core.sim.engine.EventQueue;
import tupa.wire.RoomAddress;

/**
 * The rooms of which a client cannot know whether he is in them: what he asked may still be carried out, or not. Until he is
 * welcomed again nothing can take a doubt from him.
 */
final class Doubts {
    /** How long after its connection is gone something that was asked on it may still be carried out. */
    private static final long MICROS = 15_000_000;

    private final EventQueue queue;
    private final Map<RoomAddress, Long> until = new HashMap<>();
    private boolean held;

    Doubts(EventQueue queue) {
        this.queue = queue;
    }

    void add(RoomAddress room) {
        until.put(room, queue.micros() + MICROS);
    }

    boolean contains(RoomAddress room) {
        return until.containsKey(room) && (held || isOpen(until.get(room)));
    }

    private boolean isOpen(long end) {
        return end > queue.micros();
    }

    /** The connection is gone. */
    void hold() {
        if (!held) {
            until.values().removeIf(end -> !isOpen(end));
            held = true;
        }
    }

    /** The client has been welcomed, and has seen where he is. */
    void release() {
        held = false;
    }

    void clear() {
        until.clear();
    }
}
