package tupa.testkit.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A load that has a name, so that its figures can be compared. */
record Scenario(String name, String what, Workload workload) {
    private static final int SIZE = 70;
    private static final int WARMUP = 3;
    private static final int SECONDS = 10;

    static final List<Scenario> ALL = List.of(
            of("F1", "fan-out: one room, ten of a hundred post flat out", 100, 1, 10, new Pace.FlatOut(64)),
            of("F2", "many rooms: a hundred of ten, everybody posts flat out", 1000, 100, 1000, new Pace.FlatOut(16)),
            of("F3", "a wide room: a thousand in it, 50 messages/s", 1000, 1, 1000, new Pace.Steady(50)),
            of("S100", "a busy room: a hundred in it, each 5 messages/s", 100, 1, 100, new Pace.Steady(500)),
            of("C10k", "ten thousand who say nothing, in a thousand rooms", 10_000, 1000, 10_000, new Pace.Silent()));

    private static Scenario of(String name, String what, int clients, int rooms, int senders, Pace pace) {
        return new Scenario(name, what, new Workload(clients, rooms, senders, pace, SIZE, WARMUP, SECONDS));
    }

    /** The one of that name, however it is written. */
    static Scenario parse(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--scenario is one of " + names() + ", not " + name));
    }

    private static String names() {
        return ALL.stream().map(Scenario::name).collect(Collectors.joining(", "));
    }

    /** A line for each. */
    static String help() {
        return ALL.stream()
                .map(scenario -> String.format(Locale.ROOT, "  %-5s %s", scenario.name, scenario.what))
                .collect(Collectors.joining("\n"));
    }
}
