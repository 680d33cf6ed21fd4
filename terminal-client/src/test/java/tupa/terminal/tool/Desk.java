package tupa.terminal.tool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tupa.terminal.client.Poll;

/** Where commands are run in this process: with input, output and an environment of their own. */
final class Desk {
    final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path home;
    private final URI server;
    private InstantSource clock = Clock.systemUTC();
    private InputStream in = InputStream.nullInputStream();

    Desk(URI server, Path home) {
        this.home = home;
        this.server = server;
        environment.put("TUPA_SERVER", server.toString());
    }

    /** It is so late now. */
    Desk at(Instant now) {
        clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), now));
        return this;
    }

    Desk typing(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Desk typing(InputStream from) {
        in = from;
        return this;
    }

    World world() {
        return new World(
                environment,
                home,
                in,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                this::address,
                "cron",
                home.resolve("jobs"),
                clock);
    }

    /** That of this machine is the server. */
    private Optional<URI> address(String given) {
        boolean here = given.equals("127.0.0.1");
        return Optional.of(here ? server : URI.create(given)).filter(uri -> !"https".equals(uri.getScheme()));
    }

    /** Runs it and returns its exit code. */
    int run(String... arguments) {
        List<String> line = List.of(arguments);
        return Tools.run(Tool.of(line).orElseThrow(), line, world());
    }

    /** Runs it meanwhile. */
    CompletableFuture<Integer> start(String... arguments) {
        return CompletableFuture.supplyAsync(() -> run(arguments), task -> new Thread(task).start());
    }

    /** Waits until all of that is printed. */
    void prints(String... parts) {
        Poll.until(this::printed, parts);
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
