package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.ScriptedClient;
import tupa.testkit.process.Meter;
import tupa.testkit.process.ServerProcess;
import tupa.wire.Event;
import tupa.wire.RoomName;

/**
 * One member of a full room stops reading, and a server process is watched from outside: what the others notice of it, and
 * what it costs. Rounds with him and without him alternate; what each is like say the properties {@code
 * tests.dead-reader.clients}, {@code rate}, {@code seconds} and {@code rounds}: it must be so much, some 8 MB, that neither
 * the kernel nor his outbox can keep it for him. Only with {@code tests.dead-reader.ratio}, on a machine that does nothing
 * else, is time asserted.
 */
@Isolated
class DeadReaderTest {
    private static final Flood FLOOD = new Flood(
            Integer.getInteger("tests.dead-reader.clients", 20),
            Integer.getInteger("tests.dead-reader.rate", 600),
            Integer.getInteger("tests.dead-reader.seconds", 4),
            4000);

    private static final int ROUNDS = Integer.getInteger("tests.dead-reader.rounds", 1);
    private static final Optional<Double> RATIO_MAX =
            Optional.ofNullable(System.getProperty("tests.dead-reader.ratio")).map(Double::valueOf);

    /** What is promised. */
    private static final long GROWTH_MAX_KIB = 64 * 1024;

    /** Sessions and rooms of one round are over before the next is, so that what grows is what the dead reader costs. */
    private static final List<String> FLAGS = List.of(
            "-Dtupa.limits.rate.enabled=false",
            "-Dtupa.limits.address.enabled=false",
            "-Dtupa.session.idle-timeout=1h",
            "-Dtupa.session.resume-window=1s",
            "-Dtupa.rooms.idle-stop=1s");

    @TempDir
    Path data;

    @BeforeEach
    void look() {
        assumeTrue(Vitals.areKnown(), "needs /proc");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void the_others_hardly_notice_and_it_costs_little() throws IOException {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Long> calm = new ArrayList<>();
        List<Long> dead = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(data, FLAGS)) {
            FLOOD.over(server.url(), "warm-up");
            for (int round = 1; round <= ROUNDS; round++) {
                without.add(p99(FLOOD.over(server.url(), "calm-" + round)));
                calm.add(residentKib(server));
                with.add(p99(floodPastDeadReader(server, "dead-" + round, dead)));
            }
        }

        double ratio = median(with) / median(without);
        System.out.println(table(without, with, ratio) + table(calm, dead));
        assertThat(Collections.max(dead) - calm.get(0)).isLessThan(GROWTH_MAX_KIB);
        RATIO_MAX.ifPresent(max -> assertThat(ratio).isLessThan(max));
    }

    /** What is garbage does not count: how much of it lies about depends on how large a heap Java may have. */
    private static long residentKib(ServerProcess server) {
        Vitals.histogram(server.pid());
        return Meter.of(server.pid()).residentKib().orElseThrow();
    }

    /** In the end he reads again, hears that he was behind, and misses nothing. */
    private static Ledger floodPastDeadReader(ServerProcess server, String run, List<Long> resident)
            throws IOException {
        try (ScriptedClient dead = ScriptedClient.connect(server.url())) {
            RoomName room = Flood.room(run);
            dead.hello("dead-" + run, room.value());
            dead.expect(Event.Live.class, live -> live.room().equals(room));
            dead.stopReading();
            Ledger ledger = FLOOD.over(server.url(), run);
            resident.add(residentKib(server));
            dead.readAgain();
            dead.expect(Event.Lagging.class);
            dead.awaitTranscript(room, transcript -> transcript.last() == FLOOD.posts());
            return ledger;
        }
    }

    private static double p99(Ledger ledger) {
        return ledger.deliveryMicros().getValueAtPercentile(99) / 1000.0;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String table(List<Double> without, List<Double> with, double ratio) {
        return String.format(
                Locale.ROOT,
                "%d readers, %d messages/s of %d characters, %d rounds of %d s%n"
                        + "p99 ms without him    %s%np99 ms with him       %s%nratio of medians      %.2f%n",
                FLOOD.clients(),
                FLOOD.perSecond(),
                FLOOD.characters(),
                ROUNDS,
                FLOOD.seconds(),
                without,
                with,
                ratio);
    }

    private static String table(List<Long> calm, List<Long> dead) {
        return String.format(Locale.ROOT, "resident KiB without  %s%nresident KiB with     %s%n", calm, dead);
    }
}
