package tupa.testkit.terminal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A command for scripts as a process between pipes, in an environment that holds nothing but what the test says. To be
 * used by one thread.
 */
final class ToolRun implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path out;
    private final Path err;
    private final Process process;
    private final BufferedWriter keys;

    private ToolRun(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        this.out = Files.createTempFile(directory, "tool", ".out");
        this.err = Files.createTempFile(directory, "tool", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.keys = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a command with nothing in its environment. */
    static ToolRun start(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    static ToolRun start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Programs.tool(arguments));
        // What whoever runs the tests has set is none of their business.
        command.add(1, "-Duser.home=" + directory);
        return new ToolRun(directory, environment, command);
    }

    /** Starts any other command. */
    static ToolRun of(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        return new ToolRun(directory, environment, command);
    }

    ToolRun type(String text) throws IOException {
        keys.write(text);
        keys.flush();
        return this;
    }

    /** Ends its input. */
    ToolRun endInput() throws IOException {
        keys.close();
        return this;
    }

    /** Waits until it has printed that. */
    void prints(String part) {
        String unused =
                Wait.until(LIMIT, part, this::all, seen -> Optional.of(part).filter(printed()::contains));
    }

    private String all() {
        return printed() + said();
    }

    String printed() {
        return read(out);
    }

    /** What it said on standard error. */
    String said() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Its exit code, waited for. */
    int end() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the command still runs: " + all());
        }
        return process.exitValue();
    }

    /** Tells it to end, as a system does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
