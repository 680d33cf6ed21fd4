package tupa.terminal.model;

import java.util.Optional;
import tupa.wire.Position;

/** How far a room's history has been seen. Says of each stored event whether it is the next one. */
final class Cursor {
    enum Verdict {
        NEXT,
        SEEN,
        /** Something between the last event and this one is missing. */
        JUMP
    }

    private static final long NOWHERE = -1;

    private long seq = NOWHERE;
    private String epoch = "";

    Verdict judge(long offered) {
        if (seq == NOWHERE || offered == seq + 1) {
            return Verdict.NEXT;
        }
        return offered <= seq ? Verdict.SEEN : Verdict.JUMP;
    }

    void advance(long to) {
        seq = Math.max(seq, to);
    }

    /** The history's epoch as the server names it; another one than before makes every earlier seq meaningless. */
    boolean epoch(String named) {
        boolean reset = isReset(named);
        epoch = named;
        if (reset) {
            seq = 0;
        }
        return reset;
    }

    /** Whether that is another history than the one seen so far. */
    boolean isReset(String named) {
        return isSomewhere() && !epoch.isEmpty() && !epoch.equals(named);
    }

    boolean isSomewhere() {
        return seq != NOWHERE;
    }

    /** The seq seen last; 0 before any. */
    long seq() {
        return Math.max(seq, 0);
    }

    Optional<Position> position() {
        return isSomewhere() && !epoch.isEmpty() ? Optional.of(new Position(seq, epoch)) : Optional.empty();
    }
}
