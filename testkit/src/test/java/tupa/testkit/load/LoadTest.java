package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.TupaServer;
import tupa.wire.ErrorCode;

@Isolated
class LoadTest {
    @Test
    void a_load_on_a_server_of_its_own_is_answered_in_full(@TempDir Path data) throws IOException {
        LoadReport report = run("--clients 10 --rate 100 --seconds 1 --data " + data);

        assertThat(report.isGood()).isTrue();
        assertThat(report.table())
                .containsPattern("acknowledged +100")
                .containsPattern("delivered +1000")
                .containsPattern("lost +0")
                .containsPattern("server CPU .*\\d");
        assertThat(data.resolve("tupa.db")).exists();
    }

    @Test
    void a_load_is_spread_over_rooms_of_a_server_that_is_there() throws IOException {
        try (TupaServer server = TupaServer.inMemory().start()) {
            LoadReport report = run("--clients 20 --rooms 4 --rate 80 --seconds 1 --url " + server.url());

            assertThat(report.isGood()).isTrue();
            assertThat(report.table()).containsPattern("delivered +400").containsPattern("server CPU .* not known");
        }
    }

    @Test
    void server_and_plain_loop_are_driven_flat_out_by_turns() throws IOException {
        List<String> progress = new ArrayList<>();

        LoadReport report = Load.run(
                options("--scenario f1 --clients 20 --senders 4 --warmup 0 --seconds 1 --baseline"), progress::add);

        assertThat(report.isGood()).as(report.table()).isTrue();
        assertThat(progress).containsExactly("round 1 of 1: server", "round 1 of 1: baseline");
        assertThat(report.table()).containsPattern("server CPU .*\\d +\\d.*\\d +\\d");
    }

    @Test
    void whoever_says_nothing_is_counted_and_weighed() throws IOException {
        try (TupaServer server = TupaServer.inMemory().start()) {
            long pid = ProcessHandle.current().pid();

            LoadReport report = run("--scenario c10k --clients 50 --rooms 5 --warmup 0 --seconds 1 --pid " + pid
                    + " --url " + server.url());

            assertThat(report.isGood()).as(report.table()).isTrue();
            assertThat(report.table())
                    .containsPattern("sent +0")
                    .containsPattern("connects/s +\\d")
                    .containsPattern("resident KiB/connection +-?\\d");
        }
    }

    @Test
    void refusals_are_counted_and_no_success() throws IOException {
        try (TupaServer server =
                TupaServer.inMemory().with("tupa.limits.text = 30").start()) {
            Ledger ledger = new Ledger(2, 1);
            try (LoadLoop loop =
                    new LoadLoop(options("--clients 2 --rate 10 --seconds 1").workload(), ledger)) {
                loop.connect(URI.create(server.url()), "refused");
                loop.load(() -> {}, () -> {});
            }

            assertThat(ledger.account().isGood()).isFalse();
            assertThat(ledger.account().refusals()).containsEntry(ErrorCode.TEXT_TOO_LONG, 10L);
        }
    }

    private static LoadReport run(String args) throws IOException {
        return Load.run(options(args), progress -> {});
    }

    private static LoadOptions options(String args) {
        return LoadOptions.parse(List.of(args.split(" ")));
    }
}
