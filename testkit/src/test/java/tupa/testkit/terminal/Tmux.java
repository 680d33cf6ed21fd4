package tupa.testkit.terminal;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tmux of its own, on a socket of its own, that ends with all its panes when it is closed. */
public final class Tmux implements AutoCloseable {
    private static final String WIDTH = "100";
    private static final String HEIGHT = "40";
    private static final String SCROLLBACK = "50000";

    private final Path directory;

    /** @param directory for the socket and for what the panes keep */
    Tmux(Path directory) {
        this.directory = directory;
    }

    /** Skips the test on a machine without tmux; in CI it fails there. */
    static void demand() {
        if (!isInstalled()) {
            String missing = "tmux is not installed: the terminal client is not tried in a real terminal.";
            if (System.getenv("CI") == null) {
                abort(missing);
            }
            fail(missing);
        }
    }

    public static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "tmux")));
    }

    /** A new terminal in which {@code command} runs; then it tells how that ended, and shows what is typed. */
    Pane open(String name, List<String> command) throws IOException {
        Path script = directory.resolve(name + ".sh");
        Files.writeString(script, script(name, command));
        // The server begins with its first session, and only what is set by then counts for that.
        List<String> scrollback = List.of("set-option", "-g", "history-limit", SCROLLBACK, ";");
        List<String> session = List.of("new-session", "-d", "-s", name, "-x", WIDTH, "-y", HEIGHT);
        run(Stream.of(scrollback, session, List.of("exec sh " + quoted(script.toString())))
                .flatMap(List::stream)
                .toArray(String[]::new));
        return new Pane(this, name, pidFile(name));
    }

    private String script(String name, List<String> command) {
        String words = command.stream().map(Tmux::quoted).collect(Collectors.joining(" "));
        return """
                export LANG=C.UTF-8 XDG_STATE_HOME=%s XDG_CONFIG_HOME=%s XDG_CACHE_HOME=/dev/null
                unset NO_COLOR LC_ALL
                before=$(stty -g)
                sh -c 'echo $$ >"$0"; exec "$@"' %s %s
                echo "ended with $?"
                [ "$before" != "$(stty -g)" ] || echo "terminal as it was"
                exec cat
                """.formatted(
                        quoted(directory.resolve(name + "-state").toString()),
                        quoted(directory.resolve(name + "-config").toString()),
                        quoted(pidFile(name).toString()),
                        words);
    }

    private Path pidFile(String name) {
        return directory.resolve(name + ".pid");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Somebody at the keys of that terminal who is told of all that is written there. */
    PressedKeys control(String name) throws IOException {
        String target = "=" + name + ":";
        return new PressedKeys(start("-C", "attach-session", "-t", target), target);
    }

    /** Runs one tmux command and returns what it prints. */
    String run(String... arguments) {
        try {
            Process process = start(arguments);
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("tmux " + List.of(arguments) + ": " + printed);
            }
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted in tmux", interrupted);
        }
    }

    private Process start(String... arguments) throws IOException {
        Stream<String> self =
                Stream.of("tmux", "-u", "-S", directory.resolve("tmux").toString(), "-f", "/dev/null");
        return new ProcessBuilder(Stream.concat(self, Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
    }

    @Override
    public void close() {
        run("kill-server");
    }
}
