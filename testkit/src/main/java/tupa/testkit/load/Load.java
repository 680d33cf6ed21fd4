package tupa.testkit.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tupa.testkit.load.Measurement.Outcome;
import tupa.testkit.process.Meter;

/** Runs a load against a server, one that is there or one that is started for it, and against the plain loop beside it. */
public final class Load {
    private Load() {}

    /**
     * Carries it out, by turns where there are two; {@code progress} is told what is being done.
     *
     * @throws IOException when a connection is refused or breaks
     * @throws IllegalStateException when a server does not start
     */
    public static LoadReport run(LoadOptions options, Consumer<String> progress) throws IOException {
        List<Outcome> server = new ArrayList<>();
        List<Outcome> baseline = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            String which = "round " + round + " of " + options.rounds() + ": ";
            progress.accept(which + "server");
            server.add(measure(options, server(options)));
            if (options.baseline()) {
                progress.accept(which + "baseline");
                baseline.add(measure(options, Subject.baseline()));
            }
        }
        return new LoadReport(options, server, baseline);
    }

    private static Subject server(LoadOptions options) {
        Meter meter = options.pid().isPresent() ? Meter.of(options.pid().getAsLong()) : Meter.ofNobody();
        return options.url()
                .map(url -> Subject.running(url, meter))
                .orElseGet(() -> Subject.server(options.workload(), options.data()));
    }

    private static Outcome measure(LoadOptions options, Subject begun) throws IOException {
        try (Subject subject = begun) {
            return Measurement.of(options.workload(), subject);
        }
    }
}
