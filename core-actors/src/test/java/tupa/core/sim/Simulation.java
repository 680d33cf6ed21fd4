package tupa.core.sim;

import java.util.List;
import tupa.core.sim.engine.Bug;
import tupa.core.sim.engine.Dice;
import tupa.core.sim.engine.EventQueue;
import tupa.core.sim.engine.Trace;

/** One seed, run. */
record Simulation(long seed, Bug bug, Trace trace, List<String> violations) {
    private static final int TAIL = 80;

    static Simulation run(long seed, Bug bug, int keptLines) {
        Trace trace = new Trace(keptLines);
        try {
            new World(new EventQueue(new Dice(seed), bug, trace)).run();
            return new Simulation(seed, bug, trace, List.of());
        } catch (RuntimeException broken) {
            String where = broken.getStackTrace().length == 0 ? "" : " at " + broken.getStackTrace()[0];
            return new Simulation(seed, bug, trace, List.of(broken + where));
        }
    }

    static Simulation run(long seed) {
        return run(seed, Bug.NONE, TAIL);
    }

    boolean isSound() {
        return violations.isEmpty();
    }

    /** What broke, and what happened before, so that it can be run again. */
    String report() {
        return "seed " + seed + ": " + violations + "\nreplay with -Dtests.sim.seed=" + seed + "\nthe last events:\n"
                + String.join("\n", trace.tail());
    }
}
