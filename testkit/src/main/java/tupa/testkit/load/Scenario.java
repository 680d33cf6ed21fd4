package tupa.testkit.load;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A load that has a name, so that its figures can be compared. */
enum Scenario {
    F1("fan-out: one room, ten of a hundred post flat out", load(100, 1, 10, new Pace.FlatOut(64))),
    F2("many rooms: a hundred rooms of ten, everybody posts flat out", load(1000, 100, 1000, new Pace.FlatOut(16))),
    F3("a wide room: a thousand in one room, 50 messages/s", load(1000, 1, 1000, new Pace.Steady(50))),
    S100("a busy room: a hundred in one room, each 5 messages/s", load(100, 1, 100, new Pace.Steady(500))),
    C10K("ten thousand who say nothing, in a thousand rooms", load(10_000, 1000, 10_000, new Pace.Silent()));

    private static final int SIZE = 70;
    private static final int WARMUP = 3;
    private static final int SECONDS = 10;

    private final String what;
    private final Workload workload;

    Scenario(String what, Workload workload) {
        this.what = what;
        this.workload = workload;
    }

    private static Workload load(int clients, int rooms, int senders, Pace pace) {
        return new Workload(clients, rooms, senders, pace, SIZE, WARMUP, SECONDS);
    }

    Workload workload() {
        return workload;
    }

    static Scenario parse(String name) {
        return Stream.of(values())
                .filter(scenario -> scenario.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--scenario is one of " + names() + ", not " + name));
    }

    private static String names() {
        return Stream.of(values()).map(Scenario::name).collect(Collectors.joining(", "));
    }

    /** A line for each. */
    static String help() {
        return Stream.of(values())
                .map(scenario -> String.format(Locale.ROOT, "  %-5s %s", scenario.name(), scenario.what))
                .collect(Collectors.joining("\n"));
    }
}
