package tupa.core.registry;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.core.store.RoomKey;

/**
 * Which incarnation each room is in. A room is started on first use, if not too many are, stopped when nobody is in it, and started anew when it
 * failed and somebody asks for it. A room and its relay live and die together: if one ends, the other is stopped. Pure:
 * {@link Surroundings} carry out what is decided here.
 *
 * @param <M> what is told to a room
 */
final class Incarnations<M> {
    interface Surroundings<M> {
        /** Starts a room and its relay; their ends lead to {@link #roomEnded} and {@link #relayEnded}. */
        void start(RoomKey key, long incarnation);

        void tell(long incarnation, M message);

        void stopRoom(long incarnation);

        void stopRelay(long incarnation);

        /** Nothing is left of an incarnation. */
        void ended(RoomKey key, long incarnation);

        /** Leads to {@link #restart} after the pause that is due after so many failures in a row. */
        void restartAfter(int failures, RoomKey key);

        /** Nobody asks for the room any more. */
        void forgotten(RoomKey key);
    }

    private final int waitingMax;
    private final int openMax;
    private final InstantSource clock;
    private final Surroundings<M> around;
    private final Map<RoomKey, Incarnation<M>> incarnations = new HashMap<>();
    private long started;

    /**
     * Begins with no room at all.
     *
     * @param waitingMax how much waits for the next incarnation of a room while one ends
     * @param openMax how many rooms there are at the same time
     */
    Incarnations(int waitingMax, int openMax, InstantSource clock, Surroundings<M> around) {
        this.waitingMax = waitingMax;
        this.openMax = openMax;
        this.clock = clock;
        this.around = around;
    }

    /**
     * Gives the room something, now or when its next incarnation begins; false when too much waits for that, or when it
     * would be one room too many.
     */
    boolean deliver(RoomKey key, M message) {
        if (!incarnations.containsKey(key) && incarnations.size() >= openMax) {
            return false;
        }
        Incarnation<M> now = incarnations.computeIfAbsent(key, this::begin);
        if (!now.isOpen()) {
            return now.keep(message);
        }
        around.tell(now.number(), message);
        return true;
    }

    /** Whether the room has an incarnation, or will have one again. */
    boolean isThere(RoomKey key) {
        return incarnations.containsKey(key);
    }

    private Incarnation<M> begin(RoomKey key) {
        Incarnation<M> first = new Incarnation<>(waitingMax);
        start(key, first);
        return first;
    }

    private void start(RoomKey key, Incarnation<M> next) {
        long number = ++started;
        around.start(key, number);
        tell(number, next.begin(number, clock.instant()));
    }

    private void tell(long number, List<M> messages) {
        messages.forEach(message -> around.tell(number, message));
    }

    /** The number of the room's incarnation, which may have ended. */
    Optional<Long> present(RoomKey key) {
        return Optional.ofNullable(incarnations.get(key)).map(Incarnation::number);
    }

    /** The room is about to be asked to stop. False when it is not the present one. */
    boolean close(RoomKey key, long number) {
        Optional<Incarnation<M>> now = find(key, number);
        now.ifPresent(Incarnation::close);
        return now.isPresent();
    }

    /** The room did not stop. */
    void reopen(RoomKey key, long number) {
        find(key, number).ifPresent(now -> tell(number, now.reopen()));
    }

    void roomEnded(RoomKey key, long number) {
        find(key, number).filter(Incarnation::hasRoom).ifPresent(now -> {
            now.roomEnded(clock.instant());
            if (now.hasRelay()) {
                around.stopRelay(number);
            }
            settle(key, now);
        });
    }

    void relayEnded(RoomKey key, long number) {
        find(key, number).filter(Incarnation::hasRelay).ifPresent(now -> {
            now.relayEnded(clock.instant());
            if (now.hasRoom()) {
                around.stopRoom(number);
            }
            settle(key, now);
        });
    }

    /** When both are gone: forget the room, or start it again for those who wait, after a pause if it failed. */
    private void settle(RoomKey key, Incarnation<M> now) {
        if (!now.hasEnded()) {
            return;
        }
        around.ended(key, now.number());
        if (now.failures() > 0) {
            around.restartAfter(now.failures(), key);
        } else {
            startIfAwaited(key, now);
        }
    }

    /** The pause after a failure is over. */
    void restart(RoomKey key) {
        Optional.ofNullable(incarnations.get(key))
                .filter(Incarnation::hasEnded)
                .ifPresent(now -> startIfAwaited(key, now));
    }

    private void startIfAwaited(RoomKey key, Incarnation<M> now) {
        if (now.hasWaiting()) {
            start(key, now);
        } else {
            incarnations.remove(key);
            around.forgotten(key);
        }
    }

    private Optional<Incarnation<M>> find(RoomKey key, long number) {
        return Optional.ofNullable(incarnations.get(key)).filter(now -> now.number() == number);
    }
}
