package tupa.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tupa.core.room.Admission;
import tupa.core.room.Opening;
import tupa.core.room.Seat;
import tupa.core.room.Start;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.wire.Position;
import tupa.wire.Reply.Standing;

/** A session's part in one room: since which event, and through which incarnation of the room right now. */
final class Membership {
    /** No more is passed on, however often his client says it: half of the time for which the others take him to be writing. */
    private static final Duration TYPING_PAUSE = Duration.ofSeconds(3);

    final RoomKey key;
    private Position since;
    private Optional<Admission> incarnation = Optional.empty();
    private Optional<Seat> seat = Optional.empty();
    private Opening opening = new Opening.Returning();
    private Instant typingAgainAt = Instant.MIN;

    /** How often in a row the room could not be reached. */
    int attempts;

    private Membership(RoomKey key, Position since) {
        this.key = key;
        this.since = since;
    }

    /** Of somebody who comes in now: what was said before is not his. */
    static Membership fresh(Admission admission) {
        Membership membership = new Membership(admission.key(), new Position(admission.newest(), admission.epoch()));
        membership.admitted(admission);
        return membership;
    }

    static Membership stored(SessionRow.Joined row) {
        return new Membership(row.room(), new Position(row.since(), row.epoch()));
    }

    SessionRow.Joined row() {
        return new SessionRow.Joined(key, since.seq(), since.epoch());
    }

    /** Everything since the session came in, for a reader who does not say what he has seen. */
    Start fromJoin() {
        return new Start.After(since);
    }

    /** Whether the room's history is the one this session came into. */
    boolean admitted(Admission admission) {
        incarnation = Optional.of(admission);
        attempts = 0;
        return since.epoch().equals(admission.epoch());
    }

    /**
     * The user has been shown the room from this start. Only now may a history that was put in the place of the one he
     * came into count as his: until somebody was told, whoever comes back must be.
     */
    void shown(Start start) {
        incarnation.filter(now -> !now.epoch().equals(since.epoch())).ifPresent(now -> {
            long after = start.plan(now.epoch(), now.oldest(), now.newest()).after();
            since = new Position(after, now.epoch());
        });
    }

    /** The incarnation has ended; until the next one admits the member he is in no room that could take anything. */
    void lost() {
        incarnation = Optional.empty();
    }

    /** Whether this is the incarnation that is known. */
    boolean isThrough(long number) {
        return incarnation.filter(now -> now.incarnation() == number).isPresent();
    }

    boolean isLost() {
        return incarnation.isEmpty();
    }

    Optional<String> epoch() {
        return incarnation.map(Admission::epoch);
    }

    Standing standing(Start start) {
        return incarnation
                .map(now -> start.standing(now.epoch(), now.oldest(), now.newest()))
                .orElseThrow();
    }

    /** The newest events as they were when {@link #standing} was told: what came since must not push the first of them out. */
    Start asTold(Start start) {
        if (!(start instanceof Start.Newest wish)) {
            return start;
        }
        return incarnation
                .<Start>map(now -> new Start.After(new Position(
                        Math.max(now.oldest() - 1, Math.max(0, now.newest() - wish.events())), now.epoch())))
                .orElse(start);
    }

    /** Whether the others may be told now that he is writing something; if so, that counts as told. */
    boolean mayTellTyping(Instant now) {
        boolean may = !now.isBefore(typingAgainAt);
        typingAgainAt = may ? now.plus(TYPING_PAUSE) : typingAgainAt;
        return may;
    }

    Optional<Seat> seat() {
        return seat;
    }

    void sit(Seat taken, Opening with) {
        seat = Optional.of(taken);
        opening = with;
    }

    /** What the seat is to be opened with: as at first as long as no relay has lived to do that, or {@code returning}. */
    Opening openingOr(Opening returning) {
        return seat.filter(taken -> !taken.hasBegun()).isPresent() ? opening : returning;
    }

    void stand() {
        seat = Optional.empty();
    }
}
