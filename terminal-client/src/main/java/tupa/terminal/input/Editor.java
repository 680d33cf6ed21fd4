package tupa.terminal.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The program a person likes to write with, lent the terminal. */
public final class Editor {
    private static final long PATIENCE_MS = 500;

    private final String command;
    private final Map<String, String> environment;
    private Optional<Process> running = Optional.empty();
    private boolean ended;

    /** @param environment with {@code VISUAL} or {@code EDITOR}, or else it is vi */
    public Editor(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.command = named("VISUAL", named("EDITOR", "vi"));
    }

    private String named(String variable, String otherwise) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    String command() {
        return command;
    }

    /** The text as he left it; empty when the editor could not be run, or says that it failed. */
    Optional<String> edit(String text) {
        try {
            // The JDK makes such a file readable for its owner only.
            Path file = Files.createTempFile("tupa-", ".txt");
            try {
                Files.writeString(file, text);
                return run(file) == 0 ? Optional.of(Files.readString(file).stripTrailing()) : Optional.empty();
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The whole program is told to end: so is the editor, and its file goes. No other is started. */
    public void end() {
        synchronized (this) {
            ended = true;
        }
        running().ifPresent(Editor::end);
    }

    private synchronized Optional<Process> running() {
        return running.filter(Process::isAlive);
    }

    /** One that leaves the terminal in order is given time for that. */
    private static void end(Process shell) {
        List<ProcessHandle> all =
                Stream.concat(shell.descendants(), Stream.of(shell.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] exits = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By a shell, as the command may have arguments. */
    private int run(Path file) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command + " \"$0\"", file.toString());
        shell.environment().putAll(environment);
        return started(shell.inheritIO()).waitFor();
    }

    private synchronized Process started(ProcessBuilder shell) throws IOException {
        if (ended) {
            throw new IOException("The program ends");
        }
        Process process = shell.start();
        running = Optional.of(process);
        return process;
    }
}
