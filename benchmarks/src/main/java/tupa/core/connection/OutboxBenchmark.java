package tupa.core.connection;

import java.util.List;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import tupa.benchmarks.Microbenchmark;
import tupa.benchmarks.Talk;

/**
 * What a parcel costs on its way through an outbox, offered and taken by one thread, so without anybody else at the lock.
 * Every invocation finds the outbox empty and leaves it empty.
 */
public class OutboxBenchmark extends Microbenchmark {
    private static final int MANY = 100;

    /** As much as a WebSocket writes at once. */
    private static final int WRITE_MAX = 64 * 1024;

    private final Outbox outbox = new Outbox(new Outbox.Bounds(1000, 1 << 20, 320 << 10));
    private final List<Parcel> parcels = LongStream.rangeClosed(1, MANY)
            .mapToObj(Talk::message)
            .map(Parcel::of)
            .toList();
    private long woken;
    private long offered;

    @Setup
    public void listen() {
        outbox.wakeWith(() -> woken++);
    }

    @Benchmark
    public void offerAndTakeOne(Blackhole hole) {
        offer(parcels.get(0), hole);
        hole.consume(outbox.take(WRITE_MAX));
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void offerAndTakeMany(Blackhole hole) {
        for (Parcel parcel : parcels) {
            offer(parcel, hole);
        }
        hole.consume(outbox.take(WRITE_MAX));
    }

    private void offer(Parcel parcel, Blackhole hole) {
        hole.consume(outbox.offer(parcel, OutboxBenchmark::refused));
        offered++;
    }

    private static void refused() {
        throw new IllegalStateException("an outbox that is emptied each time refuses nothing");
    }

    @TearDown
    public void check() {
        if (outbox.taken() != offered || woken == 0) {
            throw new IllegalStateException(outbox.taken() + " parcels taken of " + offered);
        }
    }
}
