package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.load.Load;
import tupa.testkit.load.LoadOptions;
import tupa.testkit.load.LoadReport;
import tupa.testkit.process.Meter;
import tupa.testkit.process.ServerProcess;

/** The figures that are asked for, measured on a server process: first before it has done anything, and then under load. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated
class TargetsTest {
    private static final double LATENCY_MAX_MS = 100;
    private static final Duration START_MAX = Duration.ofSeconds(10);

    /** docs/operations.md says what it takes under load. */
    private static final long RESIDENT_MAX_KIB = 300 * 1024;

    @TempDir
    private static Path data;

    private static ServerProcess server;
    private static Duration start;

    @BeforeAll
    static void start() {
        long before = System.nanoTime();
        server = ServerProcess.start(data, List.of("-Dtupa.limits.rate.enabled=false"));
        start = Duration.ofNanos(System.nanoTime() - before);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    @Seed("S3-01")
    void a_server_is_there_soon_and_takes_little() {
        OptionalLong resident = Meter.of(server.pid()).residentKib();

        assumeTrue(resident.isPresent(), "needs /proc");
        assertThat(start).isLessThan(START_MAX);
        assertThat(resident.getAsLong()).isLessThan(RESIDENT_MAX_KIB);
    }

    /** The medians of three rounds: others use the machine, too. */
    @Test
    @Order(2)
    @Seed({"S2-04", "S4-41", "S4-42", "S4-54"})
    void a_hundred_are_connected_and_hear_each_other_within_a_tenth_of_a_second() throws IOException {
        LoadReport report = load("--clients 100 --rate 100 --rounds 3 --warmup 1 --seconds 1");

        assertThat(report.isGood()).as(report.table()).isTrue();
        assertThat(figure("delivered", report)).isEqualTo(3 * 2 * 100 * 100);
        assertThat(figure("latency ms p99", report)).isLessThan(LATENCY_MAX_MS);
    }

    @Test
    @Order(3)
    @Seed({"S4-55", "S4-57"})
    void as_much_as_goes_is_sent_and_nothing_is_lost() throws IOException {
        LoadReport report = load("--clients 50 --senders 10 --window 16 --warmup 0 --seconds 2");

        assertThat(report.isGood()).as(report.table()).isTrue();
        assertThat(figure("deliveries/s", report)).isGreaterThan(1000);
    }

    private static LoadReport load(String arguments) throws IOException {
        String all = arguments + " --url " + server.url();
        return Load.run(LoadOptions.parse(List.of(all.split(" "))), progress -> {});
    }

    private static double figure(String name, LoadReport report) {
        Matcher row =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " +([0-9.,]+)").matcher(report.table());
        assertThat(row.find()).as("%s in\n%s", name, report.table()).isTrue();
        return Double.parseDouble(row.group(1).replace(",", ""));
    }
}
