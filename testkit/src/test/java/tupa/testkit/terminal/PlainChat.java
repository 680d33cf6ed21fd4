package tupa.testkit.terminal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The client as a process between pipes, which types line by line. To be used by one thread. */
final class PlainChat implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path out;
    private final Process process;
    private final BufferedWriter keys;
    private int seen;

    /**
     * Starts it.
     *
     * @param name what its files are called
     * @param arguments as {@code tupa chat} takes them, besides {@code --plain}
     */
    PlainChat(Path directory, String name, String... arguments) throws IOException {
        this.out = directory.resolve(name + ".out");
        ProcessBuilder builder = new ProcessBuilder(
                        Programs.chat(Stream.concat(Stream.of("--plain"), Stream.of(arguments))
                                .toArray(String[]::new)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("XDG_STATE_HOME", directory.resolve(name).toString());
        this.process = builder.start();
        this.keys = process.outputWriter(StandardCharsets.UTF_8);
    }

    void type(String line) throws IOException {
        keys.write(line + "\n");
        keys.flush();
    }

    /** Waits for a row of this form (see {@link Form}) that comes after those shown before; those are not looked at again. */
    void shows(String form) {
        seen = await(form, seen);
    }

    /** Waits for a row of this form, wherever it is. */
    void showsSomewhere(String form) {
        await(form, 0);
    }

    /** The number of the row after it. */
    private int await(String form, int from) {
        return Wait.until(
                LIMIT,
                "a row " + form,
                () -> String.join("\n", rows()),
                all -> rowOf(form, from, all.lines().toList()));
    }

    private static Optional<Integer> rowOf(String form, int from, List<String> rows) {
        return Stream.iterate(from, row -> row < rows.size(), row -> row + 1)
                .filter(row -> Form.of(form).test(rows.get(row)))
                .findFirst()
                .map(row -> row + 1);
    }

    /** All it has printed. */
    List<String> rows() {
        try {
            return Files.readString(out).lines().map(String::stripTrailing).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until it has ended by itself, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the client still runs:\n" + String.join("\n", rows()));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
