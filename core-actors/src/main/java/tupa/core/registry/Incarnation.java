package tupa.core.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The present incarnation of one room, and what waits for the next one while this one ends.
 *
 * @param <M> what is told to a room
 */
final class Incarnation<M> {
    private enum Phase {
        ABSENT,
        OPEN,
        /** Asked to stop. It may refuse. */
        CLOSING,
        /** The room or its relay has ended without being asked. */
        FAILING
    }

    /** An incarnation that lived for so long did not fail because of how it began. */
    private static final Duration SOUND = Duration.ofSeconds(10);

    private final int waitingMax;
    private final Deque<M> waiting = new ArrayDeque<>();
    private Phase phase = Phase.ABSENT;
    private long number;
    private boolean hasRoom;
    private boolean hasRelay;
    private Instant begun = Instant.EPOCH;
    private int failures;

    Incarnation(int waitingMax) {
        this.waitingMax = waitingMax;
    }

    /** The answer is what waited for this. */
    List<M> begin(long newNumber, Instant now) {
        number = newNumber;
        hasRoom = true;
        hasRelay = true;
        begun = now;
        return open();
    }

    long number() {
        return number;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** False when so much waits for the next incarnation that this cannot. */
    boolean keep(M message) {
        return waiting.size() < waitingMax && waiting.add(message);
    }

    /** From now on everything waits: the room was asked to stop. */
    void close() {
        if (phase == Phase.OPEN) {
            phase = Phase.CLOSING;
        }
    }

    /** The room did not stop. If its relay has ended meanwhile it will, and what waits is for the next one. */
    List<M> reopen() {
        return phase == Phase.CLOSING && hasRoom && hasRelay ? open() : List.of();
    }

    void roomEnded(Instant now) {
        hasRoom = false;
        failUnlessAsked(now);
    }

    void relayEnded(Instant now) {
        hasRelay = false;
        failUnlessAsked(now);
    }

    boolean hasRoom() {
        return hasRoom;
    }

    boolean hasRelay() {
        return hasRelay;
    }

    boolean hasEnded() {
        return !hasRoom && !hasRelay;
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** How often in a row the room failed soon after it began; 0 when it stopped because it was asked to. */
    int failures() {
        return phase == Phase.FAILING ? failures : 0;
    }

    private void failUnlessAsked(Instant now) {
        if (phase == Phase.OPEN) {
            phase = Phase.FAILING;
            failures = now.isAfter(begun.plus(SOUND)) ? 1 : failures + 1;
        }
    }

    private List<M> open() {
        phase = Phase.OPEN;
        List<M> waited = List.copyOf(waiting);
        waiting.clear();
        return waited;
    }
}
