package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tupa.wire.RoomName;

/** The same load again and again, each time in a room of its own. */
record Flood(int clients, int perSecond, int seconds, int characters) {
    int posts() {
        return perSecond * seconds;
    }

    /** Where the load named {@code run} goes. */
    static RoomName room(String run) {
        return new RoomName("load-" + run + "-0");
    }

    /** Returns what was seen of it, which was all of it. */
    Ledger over(String url, String run) throws IOException {
        LoadOptions options = LoadOptions.parse(List.of(
                "--clients",
                "" + clients,
                "--rate",
                "" + perSecond,
                "--seconds",
                "" + seconds,
                "--size",
                "" + characters));
        Ledger ledger = new Ledger(clients, 1, posts());
        try (LoadLoop loop = new LoadLoop(options, ledger)) {
            loop.connect(URI.create(url), run);
            loop.load();
        }
        assertThat(new LoadReport(options, ledger, Optional.empty()).isGood()).isTrue();
        return ledger;
    }
}
