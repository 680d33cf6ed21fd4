package tupa.testkit.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server in a process of its own, on this process's class path. Its log goes to {@code server.log} in its data directory.
 * It is killed when this process ends. To be used by one thread.
 */
public final class ServerProcess implements AutoCloseable {
    private static final String READY = "Tupa ready in ";
    private static final String COMPLAINT = "tupa server: ";
    private static final String MAIN = "tupa.server.ServerMain";

    private final Process process;
    private final Thread reaper;
    private final String url;

    private ServerProcess(Process process, Thread reaper, String url) {
        this.process = process;
        this.reaper = reaper;
        this.url = url;
    }

    /**
     * Starts a server on free ports of this machine's loopback and waits until it is ready. A port that another server had
     * may be somebody's by now, so none can be asked for but those of a {@code --profile}.
     *
     * @param flags as {@code tupa server} takes them
     * @throws IllegalStateException when it ends instead, with what it complained of
     */
    public static ServerProcess start(Path data, List<String> flags) {
        return start(MAIN, data, flags);
    }

    /** The same with another main class, which takes the flags of {@code tupa server} and says that it is ready as that does. */
    public static ServerProcess start(String main, Path data, List<String> flags) {
        try {
            Process process = new ProcessBuilder(command(main, data, flags))
                    .directory(data.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log(data)))
                    .start();
            Thread reaper = new Thread(process::destroyForcibly, "reaper");
            Runtime.getRuntime().addShutdownHook(reaper);
            return new ServerProcess(process, reaper, awaitReady(process, data));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What it complained of; the directory with its log may be gone before anybody can look into it. */
    private static String lastWords(Path data) throws IOException {
        List<String> log = Files.readAllLines(log(data).toPath());
        return log.stream()
                .filter(line -> line.startsWith(COMPLAINT))
                .reduce((earlier, later) -> later)
                .map(line -> line.substring(COMPLAINT.length()))
                .orElseGet(() -> log.isEmpty() ? "it said nothing" : log.get(log.size() - 1));
    }

    private static File log(Path data) {
        return data.resolve("server.log").toFile();
    }

    /** As the launcher chooses them. */
    private static List<String> javaOptions() {
        return switch (Runtime.getRuntime().availableProcessors()) {
            case 1 -> List.of("-Xms96m", "-Xmn48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
            case 2 ->
                List.of(
                        "-Xms144m",
                        "-Xmn48m",
                        "-XX:+UseParallelGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:CompileThresholdScaling=0.3");
            default -> List.of("-Xms64m", "-XX:+UseG1GC");
        };
    }

    private static List<String> command(String main, Path data, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions());
        command.addAll(List.of(
                "-cp", classPath(), main, "--data", data.toAbsolutePath().toString()));
        if (!flags.contains("--profile")) {
            command.addAll(List.of("--http", "127.0.0.1:0", "--tcp", "127.0.0.1:0"));
        }
        command.addAll(flags);
        return command;
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String awaitReady(Process process, Path data) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the server did not start: " + lastWords(data));
        }
        return line.substring(line.indexOf("ws://"));
    }

    public String url() {
        return url;
    }

    /** By which the operating system knows it. */
    public long pid() {
        return process.pid();
    }

    /** What it has used of the processors since it started. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it as a power cut would. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Asks it to end, as SIGTERM does. */
    public void askToStop() {
        process.destroy();
    }

    /**
     * Waits until it has ended and returns its exit code.
     *
     * @throws IllegalStateException when that takes longer than {@code limit}
     */
    public int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("the server has not stopped within " + limit);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted while the server stops", interrupted);
        }
        return process.exitValue();
    }

    /** Kills it, if it still runs. */
    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException ending) {
            // This process is ending itself, and the hook has run.
            return;
        }
    }

    private static void end(Process dying) {
        dying.onExit().join();
    }
}
