package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
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
        Workload load = new Workload(clients, 1, clients, new Pace.Steady(perSecond), characters, 0, seconds);
        Ledger ledger = new Ledger(clients, 1);
        try (LoadLoop loop = new LoadLoop(load, ledger)) {
            loop.connect(URI.create(url), run);
            loop.load(() -> {}, () -> {});
        }
        assertThat(ledger.account().isGood()).isTrue();
        return ledger;
    }
}
