package tupa.testkit.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One server process that can be killed and started again on its port and data. To be used by one thread. */
final class ChatServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?m)^Tupa ready in \\d+ ms: (ws://\\S+)$");
    private static final Pattern FURTHER = Pattern.compile("(?m)^Listening too: (tcp://\\S+)$");
    private static final Duration START = Duration.ofSeconds(60);

    /** All that happens is logged, messages too. */
    static final Map<String, String> TELLING = Map.of("TUPA_LOG", "DEBUG", "TUPA_LOG_BODIES", "INFO");

    private final Path directory;
    private final Path out;
    private final Map<String, String> environment;
    private final List<String> flags;
    private Process process;
    private URI url;

    /** All that a chat tells is told, so that it can be compared. */
    ChatServer(Path directory) throws IOException {
        this(directory, TELLING, List.of());
    }

    ChatServer(Path directory, Map<String, String> environment, List<String> flags) throws IOException {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.flags = List.copyOf(flags);
        this.out = directory.resolve("server.out");
        Files.createFile(out);
        this.process = launch(0);
        this.url = ready();
    }

    /** What it prints goes to one file over all starts. */
    private Process launch(int port) throws IOException {
        List<String> command = new ArrayList<>(Programs.server(
                "--http",
                "127.0.0.1:" + port,
                "--tcp",
                "127.0.0.1:0",
                "--data",
                directory.resolve("data").toString()));
        command.addAll(flags);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
        builder.environment().putAll(environment);
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

    /** Where plain TCP is spoken. */
    String tcpUrl() {
        return Wait.until(
                START,
                "the second port",
                this::printed,
                text -> Optional.of(FURTHER.matcher(text)).filter(Matcher::find).map(found -> found.group(1)));
    }

    int port() {
        return url.getPort();
    }

    /** Types a line into its console. */
    void type(String line) throws IOException {
        Writer console = process.outputWriter(StandardCharsets.UTF_8);
        console.write(line + "\n");
        console.flush();
    }

    /** Waits until it has ended by itself, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the server still runs:\n" + printed());
        }
        return process.exitValue();
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
