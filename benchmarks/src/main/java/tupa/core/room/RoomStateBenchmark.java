package tupa.core.room;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import tupa.benchmarks.Microbenchmark;
import tupa.benchmarks.Talk;
import tupa.core.store.Entry;
import tupa.core.store.Outcome;

/**
 * What a post costs in the room, with a log that stores at once. Entries are made before and come round again, but only when
 * the room has forgotten them, so that each is new to it; it remembers as many as it may from the warm-up on.
 */
public class RoomStateBenchmark extends Microbenchmark {
    private static final int BATCH = 100;
    private static final Outcome COMMITTED = new Outcome.Committed();

    private final List<Entry> entries = LongStream.range(0, 2L * Lobby.SETTINGS.recentCids() + BATCH)
            .mapToObj(Talk::entry)
            .toList();
    private final RoomState room = new RoomState(Lobby.SETTINGS, InstantSource.system(), Lobby.OPENED);
    private int next;
    private long posted;

    @Benchmark
    public void postAlone(Blackhole hole) {
        post(hole);
        hole.consume(room.apply(COMMITTED));
    }

    /** The first one goes to the log at once, and all that come before that is done go together. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void postInBatch(Blackhole hole) {
        for (int i = 0; i < BATCH; i++) {
            post(hole);
        }
        hole.consume(room.apply(COMMITTED));
        hole.consume(room.apply(COMMITTED));
    }

    private void post(Blackhole hole) {
        hole.consume(room.submit(entries.get(next)));
        next = (next + 1) % entries.size();
        posted++;
    }

    @TearDown
    public void check() {
        if (room.seq() != posted || !room.isQuiet()) {
            throw new IllegalStateException(room.seq() + " events of " + posted + " posts");
        }
    }
}
