package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.testkit.TupaServer;

class LoadTest {
    @Test
    void a_load_on_a_server_of_its_own_is_answered_in_full(@TempDir Path data) throws IOException {
        LoadOptions options = options("--clients 10 --rate 100 --seconds 1 --data " + data);

        LoadReport report = Load.run(options);

        assertThat(report.isGood()).isTrue();
        assertThat(report.table())
                .containsPattern("acknowledged +100")
                .containsPattern("deliveries +1000")
                .containsPattern("lost +0")
                .containsPattern("server CPU s +\\d");
        assertThat(data.resolve("tupa.db")).exists();
    }

    @Test
    void a_load_is_spread_over_rooms_of_a_server_that_is_there() throws IOException {
        try (TupaServer server = TupaServer.inMemory().start()) {
            LoadOptions options = options("--clients 20 --rooms 4 --rate 80 --seconds 1 --url " + server.url());

            LoadReport report = Load.run(options);

            assertThat(report.isGood()).isTrue();
            assertThat(report.table()).containsPattern("deliveries +400").doesNotContain("CPU");
        }
    }

    @Test
    void refusals_are_counted_and_no_success() throws IOException {
        try (TupaServer server =
                TupaServer.inMemory().with("tupa.limits.text = 30").start()) {
            LoadOptions options = options("--clients 2 --rate 10 --seconds 1 --url " + server.url());
            Ledger ledger = new Ledger(2, 1, 10);
            try (LoadLoop loop = new LoadLoop(options, ledger)) {
                loop.connect(java.net.URI.create(server.url()), "refused");
                loop.load();
            }
            LoadReport report = new LoadReport(options, ledger, Optional.empty());

            assertThat(report.isGood()).isFalse();
            assertThat(report.table()).containsPattern("refused text_too_long +10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--clients", "--clients x", "--rate 0", "--clients 2 --rooms 3", "--size 5000", "--what 1"})
    void arguments_that_make_no_sense_are_named(String args) {
        String flag = args.substring(args.lastIndexOf("--")).split(" ", 2)[0];

        assertThatThrownBy(() -> options(args))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(flag);
    }

    private static LoadOptions options(String args) {
        return LoadOptions.parse(List.of(args.split(" ")));
    }
}
