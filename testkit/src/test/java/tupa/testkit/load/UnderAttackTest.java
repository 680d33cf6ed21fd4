package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.abuse.Abuse;
import tupa.testkit.abuse.Intruder;
import tupa.testkit.process.ServerProcess;

/**
 * What people in another room notice while a stranger does what he should not, as fast as he can: nothing is lost, doubled
 * or out of order, and how long it takes is written to {@code target/abuse.md}, beside how long it takes when it is quiet.
 * The properties {@code tests.abuse} (few, all, or names) and {@code tests.abuse.seconds} say what is tried, and for how
 * long.
 */
@Isolated
class UnderAttackTest {
    /** Fifty messages a second to ten people. */
    private static final Flood TALK = new Flood(10, 50, Integer.getInteger("tests.abuse.seconds", 1), 100);

    /** Of a machine that does other things too; the table is for one that does not. */
    private static final double P99_MAX_MS = 1000;

    private static final long LIVE_SLACK = 4L << 20;
    private static final int DESCRIPTORS_SLACK = 4;

    /** What is waited for is waited for shortly, so that an abuse is over within a second or two. */
    private static final List<String> FLAGS = List.of(
            "-Dtupa.http.head-timeout=1s",
            "-Dtupa.http.parts-timeout=1s",
            "-Dtupa.http.linger=1s",
            "-Dtupa.session.hello-timeout=1s",
            "-Dtupa.session.resume-window=1s",
            "-Dtupa.rooms.idle-stop=1s",
            "-Dtupa.limits.address.window=1s");

    @TempDir
    Path data;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void bystanders_get_everything_in_time_and_nothing_is_left_of_it() throws IOException {
        assumeTrue(Vitals.areKnown(), "needs /proc");
        List<String> table = new ArrayList<>(List.of(
                "| what a stranger does | what he gets | times | p99 before, ms | p99 meanwhile, ms | ratio | descriptors after |",
                "|---|---|---|---|---|---|---|"));
        try (ServerProcess server = ServerProcess.start(data, FLAGS);
                Onlooker onlooker = new Onlooker(server)) {
            TALK.over(server.url(), "warm-up");
            attack(server, Abuse.DROPS, "warm-up-2", new ArrayList<>());
            Vitals before = onlooker.whenAlone();
            for (Abuse abuse : abuses()) {
                attack(server, abuse, abuse.name().toLowerCase(Locale.ROOT).replace('_', '-'), table);
                Files.write(Path.of("target", "abuse.md"), table);
            }
            // Whoever comes has those addresses forgotten of which nothing needs to be known any more: many thousands
            // by now.
            TALK.over(server.url(), "afterwards");
            Vitals after = onlooker.whenAlone();

            table.add("");
            table.add(String.format("    %s%n    %s%n    %s", Vitals.HEAD, before.row("before"), after.row("after")));
            Files.write(Path.of("target", "abuse.md"), table);
            assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + DESCRIPTORS_SLACK);
            assertThat(after.liveBytes())
                    .as(() -> Vitals.histogram(server.pid()))
                    .isLessThanOrEqualTo(before.liveBytes() + LIVE_SLACK);
        }
    }

    private static Set<Abuse> abuses() {
        String which = System.getProperty("tests.abuse", "few");
        return switch (which) {
            case "few" -> EnumSet.of(Abuse.POSTS);
            case "all" -> EnumSet.allOf(Abuse.class);
            default ->
                Stream.of(which.split(",", -1)).map(Abuse::valueOf).collect(Collectors.toCollection(TreeSet::new));
        };
    }

    private static void attack(ServerProcess server, Abuse abuse, String run, List<String> table) throws IOException {
        double before = p99(TALK.over(server.url(), run + "-0"));
        CompletableFuture<Ledger> talk = CompletableFuture.supplyAsync(() -> talk(server, run + "-1"));
        int times = 0;
        long descriptors = 0;
        while (!talk.isDone()) {
            try (Intruder intruder = new Intruder(server.url())) {
                abuse.by(intruder);
                descriptors = Math.max(descriptors, Vitals.descriptors(server.pid()));
            }
            times++;
        }
        double meanwhile = p99(talk.join());

        assertThat(meanwhile).as("p99 during %s", abuse).isLessThan(P99_MAX_MS);
        table.add(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.1f | %.1f | %.1f | %d |",
                abuse.input(),
                abuse.consequence(),
                times,
                before,
                meanwhile,
                meanwhile / before,
                descriptors));
    }

    private static Ledger talk(ServerProcess server, String run) {
        try {
            return TALK.over(server.url(), run);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static double p99(Ledger ledger) {
        return ledger.deliveryMicros().getValueAtPercentile(99) / 1000.0;
    }
}
