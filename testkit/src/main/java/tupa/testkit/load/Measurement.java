package tupa.testkit.load;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;
import tupa.testkit.process.Meter;

/** One load against one subject, from the first connection to the last delivery. */
final class Measurement {
    /** What became of what was sent, and how long it took. */
    record Outcome(Account account, Figures figures) {}

    /** How far all have come at one moment. */
    private record Reading(long nanos, long deliveries, Optional<Duration> server, Optional<Duration> load) {}

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS_PER_MS = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Workload workload;
    private final Subject subject;
    private final Ledger ledger;
    private final Meter own = Meter.of(ProcessHandle.current().pid());
    private final Map<Figure, OptionalDouble> figures = new EnumMap<>(Figure.class);
    private Optional<Reading> begin = Optional.empty();

    private Measurement(Workload workload, Subject subject) {
        this.workload = workload;
        this.subject = subject;
        this.ledger = new Ledger(workload.clients(), workload.rooms());
    }

    /** Throws {@link IOException} when a connection is refused or breaks. */
    static Outcome of(Workload workload, Subject subject) throws IOException {
        return new Measurement(workload, subject).run();
    }

    private Outcome run() throws IOException {
        String name = HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
        try (LoadLoop loop = new LoadLoop(workload, ledger)) {
            OptionalLong empty = subject.meter().residentKib();
            long start = System.nanoTime();
            loop.connect(subject.url(), name);
            long connected = System.nanoTime();
            loop.load(() -> begin = Optional.of(read()), () -> begin.ifPresent(first -> compare(first, read())));
            if (workload.pace() instanceof Pace.Silent) {
                put(Figure.CONNECTS, workload.clients() / seconds(connected - start));
                memory(empty, subject.meter().residentKib());
            } else {
                latencies();
            }
        }
        return new Outcome(ledger.account(), new Figures(figures));
    }

    private Reading read() {
        return new Reading(
                System.nanoTime(), ledger.deliveries(), subject.meter().cpu(), own.cpu());
    }

    private void compare(Reading first, Reading last) {
        double seconds = seconds(last.nanos - first.nanos);
        long deliveries = last.deliveries - first.deliveries;
        if (!(workload.pace() instanceof Pace.Silent)) {
            put(Figure.DELIVERIES, deliveries / seconds);
            figures.put(Figure.CPU, used(first.server, last.server, NANOS_PER_MICRO * deliveries));
        }
        figures.put(Figure.LOAD_CPU, used(first.load, last.load, NANOS_PER_SECOND * seconds / 100));
    }

    private static OptionalDouble used(Optional<Duration> before, Optional<Duration> after, double divisor) {
        return before.isPresent() && after.isPresent() && divisor > 0
                ? OptionalDouble.of(after.get().minus(before.get()).toNanos() / divisor)
                : OptionalDouble.empty();
    }

    private void memory(OptionalLong before, OptionalLong after) {
        figures.put(
                Figure.RESIDENT,
                before.isPresent() && after.isPresent()
                        ? OptionalDouble.of((double) (after.getAsLong() - before.getAsLong()) / workload.clients())
                        : OptionalDouble.empty());
    }

    private void latencies() {
        Histogram delivery = ledger.deliveryMicros();
        put(Figure.P50, percentile(delivery, 50));
        put(Figure.P90, percentile(delivery, 90));
        put(Figure.P99, percentile(delivery, 99));
        put(Figure.P99_9, percentile(delivery, 99.9));
        put(Figure.MAX, percentile(delivery, 100));
        put(Figure.ACK_P50, percentile(ledger.ackMicros(), 50));
        put(Figure.ACK_P99, percentile(ledger.ackMicros(), 99));
    }

    private static double percentile(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    private void put(Figure figure, double value) {
        figures.put(figure, OptionalDouble.of(value));
    }
}
