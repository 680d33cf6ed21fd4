package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import tupa.testkit.process.ServerProcess;

/** A server process that ends again and again in the middle of a load, and is started again on what it stored. */
final class KillLoop {
    enum Ending {
        /** As by a power cut. */
        KILL,
        /** As by whoever supervises it. */
        STOP
    }

    private static final int CLIENTS = 20;
    private static final int PER_SECOND = 100;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Path data;
    private final List<String> flags = new ArrayList<>(List.of("-Dtupa.limits.rate.enabled=false"));
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Long> startMillis = new ArrayList<>();

    /** @param store the flags that choose where it stores */
    KillLoop(Path data, List<String> store) {
        this.data = data;
        this.flags.addAll(store);
    }

    /** Ends it so often, the n-th time like that, and checks every transcript against every acknowledgement each time. */
    void run(int times, IntFunction<Ending> how) throws InterruptedException {
        ServerProcess server = start();
        try (Crowd crowd = new Crowd(server.url(), CLIENTS)) {
            for (int time = 1; time <= times; time++) {
                end(crowd, server, how.apply(time));
                server = start();
                crowd.resumeAt(server.url());
                crowd.assertNothingLostOrDoubled();
            }
            assertThat(crowd.comingsAndGoings()).as("seed %d", seed).isEmpty();
            report(times, crowd.ackedCount());
        } finally {
            server.close();
        }
    }

    private ServerProcess start() {
        long before = System.nanoTime();
        ServerProcess server = ServerProcess.start(data, flags);
        startMillis.add(Duration.ofNanos(System.nanoTime() - before).toMillis());
        return server;
    }

    private void end(Crowd crowd, ServerProcess server, Ending how) throws InterruptedException {
        int messages = 20 + random.nextInt(100);
        crowd.postWhile(PER_SECOND, () -> {
            crowd.awaitMessages(messages);
            if (how == Ending.KILL) {
                server.kill();
            } else {
                server.askToStop();
                assertThat(server.awaitExit(LONGEST_STOP)).isZero();
            }
        });
    }

    private void report(int times, long acked) {
        // Not the flags themselves: a password is among them.
        boolean database = flags.contains("-Dtupa.store.provider=postgres");
        List<Long> sorted = startMillis.stream().sorted().toList();
        System.out.printf(
                "%d endings on %s: %d acknowledged messages checked, 0 lost; from start to ready: median %d ms, longest %d ms%n",
                times,
                database ? "PostgreSQL" : "SQLite",
                acked,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1));
    }
}
