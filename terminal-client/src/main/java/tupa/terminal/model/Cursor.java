package tupa.terminal.model;

import java.util.Optional;
import tupa.wire.Position;

/** How far a room's history has been seen. Says of each stored event whether it is the next one. */
public final class Cursor {
    public enum Verdict {
        NEXT,
        SEEN,
        /** Something between the last event and this one is missing. */
        JUMP
    }

    private static final long NOWHERE = -1;

    private long seq = NOWHERE;
    private String epoch = "";

    public Verdict judge(long offered) {
        if (seq == NOWHERE || offered == seq + 1) {
            return Verdict.NEXT;
        }
        return offered <= seq ? Verdict.SEEN : Verdict.JUMP;
    }

    public void advance(long to) {
        seq = Math.max(seq, to);
    }

    /** The history's epoch as the server names it; another one than before makes every earlier seq meaningless. */
    public boolean epoch(String named) {
        boolean reset = isReset(named);
        epoch = named;
        if (reset) {
            seq = 0;
        }
        return reset;
    }

    /** Whether that is another history than the one seen so far. */
    public boolean isReset(String named) {
        return isSomewhere() && !epoch.isEmpty() && !epoch.equals(named);
    }

    public boolean isSomewhere() {
        return seq != NOWHERE;
    }

    /** The seq seen last; 0 before any. */
    public long seq() {
        return Math.max(seq, 0);
    }

    public Optional<Position> position() {
        return isSomewhere() && !epoch.isEmpty() ? Optional.of(new Position(seq, epoch)) : Optional.empty();
    }
}
