package tupa.testkit.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tupa.testkit.process.ServerProcess;

/** Starts the child server, kills it, stops it and its database, on a thread of its own: all of that takes time. */
final class Operator implements AutoCloseable {
    /** How a server comes to run in {@code data}, on whichever port. */
    interface Starter {
        ServerProcess start(Path data, List<String> flags);
    }

    /** What can be done to it. */
    enum Deed {
        SIGKILL,
        SIGTERM,
        DATABASE
    }

    /** One deed, so many milliseconds after the beginning. */
    record Planned(long at, Deed deed) {
        @Override
        public String toString() {
            return deed + " at " + at / 1000 + " s";
        }
    }

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicInteger busy = new AtomicInteger();
    private final Starter starter;
    private final Path data;
    private final List<String> flags;
    private final AuditOptions.Database database;
    private volatile ServerProcess server;
    private volatile Optional<String> failure = Optional.empty();

    Operator(Starter starter, Path data, List<String> flags, AuditOptions.Database database) {
        this.starter = starter;
        this.data = data;
        this.flags = List.copyOf(flags);
        this.database = database;
        this.server = starter.start(data, flags);
    }

    /** Spreads what is asked for over the run; the seed moves it about, and says which signal comes first. */
    static List<Planned> plan(long seed, AuditOptions options) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x0b);
        boolean hardFirst = random.nextBoolean();
        List<Planned> plan = new ArrayList<>();
        for (int i = 0; i < options.kills(); i++) {
            Deed deed = hardFirst == (i % 2 == 0) ? Deed.SIGKILL : Deed.SIGTERM;
            plan.add(new Planned(at(i, options.kills(), options.seconds(), random), deed));
        }
        for (int i = 0; i < options.database().kills(); i++) {
            plan.add(new Planned(at(i, options.database().kills(), options.seconds(), random), Deed.DATABASE));
        }
        plan.sort(Comparator.comparingLong(Planned::at));
        return List.copyOf(plan);
    }

    private static long at(int number, int of, int seconds, SplittableRandom random) {
        double share = 0.1 + 0.75 * (number + random.nextDouble()) / of;
        return Math.round(share * seconds * 1000);
    }

    /** Where the server is now, or was until it ended. */
    URI url() {
        return URI.create(server.url());
    }

    /** Does it, after what is being done. */
    void perform(Deed deed) {
        busy.incrementAndGet();
        thread.execute(() -> {
            try {
                carryOut(deed);
            } catch (IOException | RuntimeException failed) {
                failure = Optional.of(deed + " did not succeed: " + failed.getMessage());
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    private void carryOut(Deed deed) throws IOException {
        switch (deed) {
            case SIGKILL -> {
                server.close();
                server = starter.start(data, flags);
            }
            case SIGTERM -> {
                server.askToStop();
                int code = server.awaitExit(STOP_LIMIT);
                server.close();
                if (code != 0) {
                    throw new IllegalStateException("exit code " + code);
                }
                server = starter.start(data, flags);
            }
            case DATABASE -> {
                shell(database.stop());
                shell(database.start());
            }
        }
    }

    private void shell(String command) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("database.log").toFile()))
                .start();
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw new IllegalStateException("'" + command + "' ended with " + code);
        }
    }

    boolean isBusy() {
        return busy.get() > 0;
    }

    /** Why the server is not there as it should be. */
    Optional<String> failure() {
        return failure;
    }

    static String describe(List<Planned> plan) {
        return plan.stream().map(Planned::toString).collect(Collectors.joining(", "));
    }

    /** Waits for what is being done, and ends the server. */
    @Override
    public void close() {
        thread.execute(() -> server.close());
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)) {
                throw new IllegalStateException("the server cannot be ended");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted while the server ends", interrupted);
        }
    }
}
