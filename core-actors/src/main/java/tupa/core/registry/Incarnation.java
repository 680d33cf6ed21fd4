package tupa.core.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import tupa.core.room.Room;
import tupa.core.room.RoomRelay;

/** The actors that are a room right now, and what waits for the next ones while those end. */
final class Incarnation {
    private enum Phase {
        ABSENT,
        OPEN,
        /** Asked to stop. It may refuse. */
        CLOSING,
        /** One of the two has ended without being asked. */
        FAILING
    }

    /** An incarnation that lived for so long did not fail because of how it began. */
    private static final Duration SOUND = Duration.ofSeconds(10);

    private final int waitingMax;
    private final Deque<Room.Command> waiting = new ArrayDeque<>();
    private Phase phase = Phase.ABSENT;
    private Optional<ActorRef<Room.Command>> room = Optional.empty();
    private Optional<ActorRef<RoomRelay.Command>> relay = Optional.empty();
    private Instant begun = Instant.EPOCH;
    private int failures;

    Incarnation(int waitingMax) {
        this.waitingMax = waitingMax;
    }

    void begin(ActorRef<Room.Command> newRoom, ActorRef<RoomRelay.Command> newRelay, Instant now) {
        room = Optional.of(newRoom);
        relay = Optional.of(newRelay);
        begun = now;
        open();
    }

    /** False when so much waits for the next incarnation that this cannot. */
    boolean tell(Room.Command command) {
        if (phase == Phase.OPEN) {
            room.ifPresent(actor -> actor.tell(command));
            return true;
        }
        return waiting.size() < waitingMax && waiting.add(command);
    }

    /** From now on everything waits: the room was asked to stop. */
    void close() {
        if (phase == Phase.OPEN) {
            phase = Phase.CLOSING;
        }
    }

    /** The room did not stop. If its relay has ended meanwhile it will, and what waits is for the next one. */
    void reopen() {
        if (phase == Phase.CLOSING && room.isPresent() && relay.isPresent()) {
            open();
        }
    }

    /** The answer is the relay that must end with its room. */
    Optional<ActorRef<RoomRelay.Command>> roomEnded(Instant now) {
        room = Optional.empty();
        failUnlessAsked(now);
        return relay;
    }

    /** The answer is the room that must end with its relay. */
    Optional<ActorRef<Room.Command>> relayEnded(Instant now) {
        relay = Optional.empty();
        failUnlessAsked(now);
        return room;
    }

    boolean hasEnded() {
        return room.isEmpty() && relay.isEmpty();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** How often in a row the room failed soon after it began; 0 when it stopped because it was asked to. */
    int failures() {
        return phase == Phase.FAILING ? failures : 0;
    }

    boolean is(ActorRef<Room.Command> actor) {
        return room.filter(actor::equals).isPresent();
    }

    boolean has(ActorRef<RoomRelay.Command> actor) {
        return relay.filter(actor::equals).isPresent();
    }

    private void failUnlessAsked(Instant now) {
        if (phase == Phase.OPEN) {
            phase = Phase.FAILING;
            failures = now.isAfter(begun.plus(SOUND)) ? 1 : failures + 1;
        }
    }

    private void open() {
        phase = Phase.OPEN;
        while (!waiting.isEmpty()) {
            Room.Command next = waiting.remove();
            room.ifPresent(actor -> actor.tell(next));
        }
    }
}
