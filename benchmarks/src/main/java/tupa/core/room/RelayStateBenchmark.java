package tupa.core.room;

import java.util.List;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import tupa.benchmarks.Microbenchmark;
import tupa.benchmarks.Talk;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.store.Entry;

/**
 * What an event costs in the relay: encoded once, remembered, and offered to every seat. Outboxes are emptied in the same
 * invocation, for one that fills up would soon be passed over; what that costs alone is told by {@code OutboxBenchmark}.
 */
public class RelayStateBenchmark extends Microbenchmark {
    /** Everybody is level at all times, so nobody needs the log. */
    private static final class NoLog implements RelayState.Surroundings {
        @Override
        public void readFor(Seat seat, long after, long upTo) {
            throw new IllegalStateException("a seat is behind");
        }

        @Override
        public void readMissed(long after, long upTo) {
            throw new IllegalStateException("the relay is behind");
        }

        @Override
        public Runnable whenDrained(Seat seat) {
            return () -> {
                throw new IllegalStateException("an outbox was full");
            };
        }
    }

    /** As much as a WebSocket writes at once. */
    private static final int WRITE_MAX = 64 * 1024;

    @Param({"10", "1000"})
    public int seats;

    private final Entry entry = Talk.entry(1);
    private final RelayState relay = new RelayState(Lobby.KEY, Lobby.SETTINGS, Lobby.OPENED, new NoLog());
    private List<Outbox> outboxes = List.of();
    private long seq;
    private long delivered;

    @Setup
    public void sit() {
        outboxes = LongStream.range(0, seats).mapToObj(this::sit).toList();
    }

    private Outbox sit(long number) {
        Outbox outbox = new Outbox(new Outbox.Bounds(1000, 1 << 20, 320 << 10));
        relay.sit(new Seat(Talk.ROOM, Talk.user(number), outbox), new Opening.Greeting(false, new Start.Newest(0)));
        outbox.take(WRITE_MAX);
        return outbox;
    }

    @Benchmark
    public void publish(Blackhole hole) {
        seq++;
        relay.publish(List.of(Talk.stored(seq, entry)));
        for (Outbox outbox : outboxes) {
            List<Parcel> taken = outbox.take(WRITE_MAX);
            hole.consume(taken);
            delivered += taken.size();
        }
    }

    @TearDown
    public void check() {
        if (delivered != seq * seats) {
            throw new IllegalStateException(delivered + " deliveries of " + seq + " events to " + seats + " seats");
        }
    }
}
