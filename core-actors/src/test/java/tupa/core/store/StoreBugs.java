package tupa.core.store;

import tupa.core.sim.engine.Bug;
import tupa.core.sim.engine.EventQueue;
import tupa.wire.Cid;

/** The bugs that can be planted in a simulated log. */
final class StoreBugs {
    private final EventQueue queue;
    private final int generation;

    StoreBugs(EventQueue queue, int generation) {
        this.queue = queue;
        this.generation = generation;
    }

    /** A log that after a restart has forgotten every cid: none that comes now is the one that came before. */
    Append given(Append batch) {
        if (generation == 0 || !queue.bites(Bug.DEDUPE_FORGOTTEN, 1)) {
            return batch;
        }
        return new Append(
                batch.room(), batch.events().stream().map(this::unknown).toList());
    }

    private StoredEvent unknown(StoredEvent event) {
        Entry entry = event.entry();
        Cid other = new Cid(entry.cid().value() + "-" + generation);
        return new StoredEvent(
                event.seq(),
                event.ts(),
                new Entry(entry.author(), entry.nick(), entry.peerNick(), entry.kind(), other, entry.text()));
    }

    int remembered(int recent) {
        return queue.bites(Bug.DEDUPE_FORGOTTEN, 1) ? 0 : recent;
    }
}
