package tupa.testkit.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One server process that can be killed and started again on its port and data. To be used by one thread. */
final class ChatServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?m)^Tupa ready in \\d+ ms: (ws://\\S+)$");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path directory;
    private final Path out;
    private Process process;
    private URI url;

    ChatServer(Path directory) throws IOException {
        this.directory = directory;
        this.out = directory.resolve("server.out");
        Files.createFile(out);
        this.process = launch(0);
        this.url = ready();
    }

    /** What it prints goes to one file over all starts. All that a chat tells is told, so that it can be compared. */
    private Process launch(int port) throws IOException {
        List<String> command = Programs.server(
                "--http",
                "127.0.0.1:" + port,
                "--tcp",
                "127.0.0.1:0",
                "--data",
                directory.resolve("data").toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
        builder.environment().put("TUPA_LOG", "DEBUG");
        builder.environment().put("TUPA_LOG_BODIES", "INFO");
        builder.environment().put("XDG_CACHE_HOME", "/dev/null");
        return builder.start();
    }

    private URI ready() {
        return URI.create(Wait.until(
                START,
                "the server to be ready",
                this::printed,
                text -> Optional.of(READY.matcher(text)).filter(Matcher::find).map(found -> found.group(1))));
    }

    String printed() {
        try {
            return Files.readString(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return url.toString();
    }

    int port() {
        return url.getPort();
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Tells it to end, as a system that shuts down does, and waits until it has. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    void startAgain() throws IOException {
        Files.writeString(out, "");
        int port = port();
        process = launch(port);
        url = ready();
    }

    @Override
    public void close() {
        kill();
    }
}
