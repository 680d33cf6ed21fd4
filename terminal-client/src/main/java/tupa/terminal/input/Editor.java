package tupa.terminal.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The program a person likes to write with, lent the terminal. */
public final class Editor {
    private final String command;
    private final Map<String, String> environment;

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

    /** By a shell, as the command may have arguments. */
    private int run(Path file) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command + " \"$0\"", file.toString());
        shell.environment().putAll(environment);
        return shell.inheritIO().start().waitFor();
    }
}
