package tupa.testkit.audit;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import tupa.testkit.audit.fault.FaultKind;

/** What happened in a run, in numbers. */
final class Tally {
    /** What is counted. */
    enum Count {
        POSTS,
        DMS,
        ACKS,
        RETRIES,
        EVENTS,
        CONNECTIONS,
        RESUMES,
        EXPIRED,
        KILLS,
        STOPS,
        DATABASE
    }

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);

    void add(Count count) {
        counts.merge(count, 1L, Long::sum);
    }

    long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    void suffered(FaultKind kind) {
        faults.merge(kind, 1L, Long::sum);
    }

    long faults() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }

    /** For a person: which fault happened how often. */
    String faultsByKind() {
        return faults.entrySet().stream()
                .map(entry -> entry.getKey().word() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
