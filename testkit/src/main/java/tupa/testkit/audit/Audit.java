package tupa.testkit.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tupa.testkit.audit.fault.Tempo;
import tupa.testkit.process.ServerProcess;
import tupa.testkit.process.TemporaryDirectory;

/** Audits a server: one that is there, or one that is started for it. */
public final class Audit {
    private static final int RATE = 10;

    private Audit() {}

    /**
     * Carries out an audit; {@code out} is told the plan before it begins.
     *
     * @throws IOException when the server cannot be reached
     * @throws IllegalStateException when the audit could not be carried out to its end
     */
    public static AuditReport run(AuditOptions options, Consumer<String> out) throws IOException {
        return run(options, out, ServerProcess::start);
    }

    static AuditReport run(AuditOptions options, Consumer<String> out, Operator.Starter starter) throws IOException {
        if (options.url().isPresent()) {
            URI url = URI.create(options.url().get());
            return new Run(options, () -> url, runName(), Optional.empty(), out).carryOut();
        }
        if (options.data().isPresent()) {
            return withChild(options, options.data().get(), out, starter);
        }
        TemporaryDirectory data = new TemporaryDirectory();
        if (options.keep()) {
            out.accept("kept      " + data.path());
            return withChild(options, data.path(), out, starter);
        }
        try (data) {
            return withChild(options, data.path(), out, starter);
        }
    }

    private static AuditReport withChild(
            AuditOptions options, Path data, Consumer<String> out, Operator.Starter starter) throws IOException {
        Files.createDirectories(data);
        try (Operator operator = new Operator(starter, data, flags(options), options.database())) {
            return new Run(options, operator::url, runName(), Optional.of(operator), out).carryOut();
        }
    }

    /** Time compressed, and bounds so small that what is behind them is reached in a minute. */
    static List<String> flags(AuditOptions options) {
        Tempo tempo = Tempo.compressed(
                options.seconds(), options.kills() + options.database().kills() > 0);
        int perSecond = Math.max(RATE, 4 * options.rate() / options.users());
        List<String> flags = new ArrayList<>(List.of(
                "-Dtupa.session.heartbeat=" + tempo.heartbeat() + " ms",
                "-Dtupa.session.idle-timeout=" + tempo.idle() + " ms",
                "-Dtupa.session.resume-window=" + tempo.resume() + " ms",
                "-Dtupa.session.reconnect-spread=500 ms",
                "-Dtupa.limits.address.enabled=false",
                "-Dtupa.limits.rate.per-second=" + perSecond,
                "-Dtupa.limits.rate.burst=" + 2 * perSecond,
                "-Dtupa.rooms.capacity=" + Math.max(1000, 2 * options.users()),
                "-Dtupa.rooms.recent-cids=50",
                "-Dtupa.rooms.relay-memory=200",
                "-Dtupa.rooms.idle-stop=1 second",
                "-Dtupa.outbox.messages=200"));
        flags.addAll(options.settings());
        return flags;
    }

    /** Rooms and nicks of one run are those of no other, on whatever server. */
    private static String runName() {
        return "a"
                + HexFormat.of()
                        .toHexDigits((short) RandomGenerator.getDefault().nextInt());
    }
}
