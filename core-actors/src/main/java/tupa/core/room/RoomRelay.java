package tupa.core.room;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.slf4j.Logger;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Page;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * Carries one room's events to the members on this node: the shell around {@link RelayState}. It lives exactly as long as
 * its incarnation of the room; whoever holds a seat in it watches it.
 */
public final class RoomRelay {
    public sealed interface Command {}

    /** The room's history is open; the first thing a relay hears. */
    record Open(OpenedRoom room) implements Command {}

    record Publish(RoomBatch batch) implements Command {}

    record Arrived(Member member, boolean silent) implements Command {}

    record Departed(UserId user, LeftReason reason, Optional<ActorRef<Done>> replyTo) implements Command {}

    record Renamed(UserId user, Nick nick) implements Command {}

    record StatusChanged(UserId user, Status status) implements Command {}

    record Typing(UserId user) implements Command {}

    /**
     * A member is at this seat from now on, in place of any he had.
     *
     * @param newest the room's newest event as it admitted him; the relay may not have been given it yet
     */
    public record Sit(Seat seat, Opening opening, long newest) implements Command {}

    /** Answered with the page, or with nothing when only the log has all of it. */
    public record Recall(PageWish wish, ActorRef<Optional<Page>> replyTo) implements Command {}

    record ChangeCapacity(int capacity) implements Command {}

    record Forget(long oldest, ActorRef<Done> replyTo) implements Command {}

    /** The seat's connection is gone. */
    public record Stand(Seat seat) implements Command {}

    record Feed(Seat seat) implements Command {}

    record PageRead(Seat seat, Page page) implements Command {}

    record ReadFailed(Seat seat) implements Command {}

    record MissedRead(List<StoredEvent> events) implements Command {}

    record RetryMissed() implements Command {}

    record DebtTime() implements Command {}

    record TypingTime() implements Command {}

    /** The relay throws, as by a bug. */
    record Fail() implements Command {}

    private RoomRelay() {}

    public static Behavior<Command> create(Room.Shared shared, RoomKey key) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> Behaviors.withStash(
                shared.settings().pendingMax(),
                early -> Behaviors.receive(Command.class)
                        .onMessage(
                                Open.class,
                                open -> early.unstashAll(
                                        new OpenRelay(context, timers, shared, key, open.room()).behavior()))
                        .onMessage(Fail.class, RoomRelay::fail)
                        .onAnyMessage(command -> keep(early, command, context.getLog()))
                        .build())));
    }

    static Behavior<Command> fail(Fail fail) {
        throw new Chaos.OnPurpose();
    }

    /** A relay that cannot keep what it is told ends, so that everybody turns to the next incarnation. */
    private static Behavior<Command> keep(StashBuffer<Command> early, Command command, Logger log) {
        if (early.isFull()) {
            log.warn("A relay was told more than it can keep before its room was open");
            return Behaviors.stopped();
        }
        early.stash(command);
        return Behaviors.same();
    }
}
