package tupa.core.room;

import java.util.Optional;
import tupa.wire.Limits;
import tupa.wire.Position;
import tupa.wire.Reply.Standing;

/** From where a member wants a room's history. */
public sealed interface Start {
    /** The newest {@code events}. */
    record Newest(int events) implements Start {}

    /** Everything after a position the member has seen. */
    record After(Position seen) implements Start {}

    /** The events {@code from} to {@code to} that a replay passes over; empty when {@code to} is below {@code from}. */
    record Missing(long from, long to) {}

    /**
     * How a replay begins: after which seq, whether that is what was asked, and what it passes over. A position of another
     * epoch, or above the newest event, belongs to another history: the newest events are shown and the rest is told.
     */
    record Plan(long after, boolean recovered, Optional<Missing> missing) {}

    /** Plans a replay in a history that stores {@code oldest} to {@code newest}. */
    default Plan plan(String epoch, long oldest, long newest) {
        long bottom = oldest - 1;
        if (this instanceof Newest wish) {
            return new Plan(Math.max(bottom, newest - wish.events()), true, Optional.empty());
        }
        Position seen = ((After) this).seen();
        if (!seen.epoch().equals(epoch) || seen.seq() > newest) {
            long after = Math.max(bottom, newest - Limits.REPLAY);
            return new Plan(after, false, Optional.of(new Missing(1, after)));
        }
        if (seen.seq() < bottom) {
            return new Plan(bottom, false, Optional.of(new Missing(seen.seq() + 1, bottom)));
        }
        return new Plan(seen.seq(), true, Optional.empty());
    }

    /** The same plan as {@code welcome} and the {@code ok} of a join tell it. */
    default Standing standing(String epoch, long oldest, long newest) {
        return new Standing(newest, epoch, plan(epoch, oldest, newest).recovered(), oldest);
    }
}
