package tupa.testkit.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tupa.testkit.process.ServerProcess;
import tupa.testkit.process.TemporaryDirectory;

/** Runs a load against a server: one that is there, or one that is started for it. */
public final class Load {
    private Load() {}

    /** Throws {@link IOException} when a connection is refused or breaks. */
    public static LoadReport run(LoadOptions options) throws IOException {
        if (options.url().isPresent()) {
            return against(options, URI.create(options.url().get()), () -> Optional.empty());
        }
        if (options.data().isPresent()) {
            return withChild(options, options.data().get());
        }
        try (TemporaryDirectory data = new TemporaryDirectory()) {
            return withChild(options, data.path());
        }
    }

    private static LoadReport withChild(LoadOptions options, Path data) throws IOException {
        try (ServerProcess server = ServerProcess.start(data, flags(options))) {
            return against(options, URI.create(server.url()), () -> Optional.of(server.cpu()));
        }
    }

    /** Users and addresses are limited for people; here it is the load that is asked for. */
    private static List<String> flags(LoadOptions options) {
        return List.of(
                "-Dtupa.limits.rate.enabled=false",
                "-Dtupa.limits.address.enabled=false",
                "-Dtupa.rooms.capacity=" + Math.max(1000, options.clients()));
    }

    private interface CpuClock {
        Optional<Duration> used();
    }

    private static LoadReport against(LoadOptions options, URI url, CpuClock cpu) throws IOException {
        Ledger ledger = new Ledger(options.clients(), options.rooms(), options.posts());
        try (LoadLoop loop = new LoadLoop(options, ledger)) {
            loop.connect(
                    url, HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt()));
            Optional<Duration> before = cpu.used();
            loop.load();
            Optional<Duration> used = cpu.used().flatMap(after -> before.map(after::minus));
            return new LoadReport(options, ledger, used);
        }
    }
}
