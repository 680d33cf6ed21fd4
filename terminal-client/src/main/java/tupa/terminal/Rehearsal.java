package tupa.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import tupa.terminal.config.Config;
import tupa.terminal.file.BadFile;
import tupa.terminal.input.Terminals;
import tupa.terminal.model.ExitCode;
import tupa.terminal.rehearsal.Canvas;
import tupa.terminal.rehearsal.Stage;
import tupa.terminal.view.Depth;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/**
 * A whole session with nobody, while Java notes what it loads: so {@code bin/tupa} has it ready for the next start.
 * Touches no terminal, nothing that its user has stored, and no network but this machine's own.
 */
public final class Rehearsal {
    private static final Size SIZE = Size.of(100, 30);
    private static final String TYPE = "xterm-256color";
    private static final String RETURN = "\r";
    private static final byte[] END_OF_INPUT = {4};

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException, BadFile {
        Path scratch = Files.createTempDirectory("tupa");
        try (Stage stage = new Stage()) {
            System.exit(play(stage.uri(), scratch));
        } finally {
            delete(scratch);
        }
    }

    /** Returns the exit code of the session. */
    static int play(URI server, Path scratch) throws IOException, BadFile {
        Map<String, String> environment = Map.of(
                "TERM",
                TYPE,
                "XDG_STATE_HOME",
                scratch.toString(),
                "XDG_CONFIG_HOME",
                scratch.toString(),
                "LOCALAPPDATA",
                "",
                "APPDATA",
                "");
        // Loads what a terminal is asked with, although there is none.
        Terminals.isTerminal(true);
        Terminals.open(environment);
        try (Canvas canvas = new Canvas();
                LineDisciplineTerminal terminal =
                        new LineDisciplineTerminal("rehearsal", TYPE, canvas, StandardCharsets.UTF_8)) {
            terminal.setSize(SIZE);
            Thread typist = new Thread(() -> type(terminal, canvas), "tupa-rehearsal");
            typist.setDaemon(true);
            typist.start();
            Config config = Config.load(environment, scratch, Map.of());
            Launch launch = new Launch(config, Depth.When.AUTO, environment, InputStream.nullInputStream(), canvas);
            return launch.typed(
                    terminal, Optional.of(server), Optional.of(new Nick("me")), List.of(new RoomName("lobby")));
        }
    }

    /** One entry after the other: what comes in one go is taken for pasted. In the end the program ends in any case. */
    private static void type(LineDisciplineTerminal terminal, Canvas canvas) {
        try {
            canvas.await(Stage.LAST_WORD);
            terminal.processInputBytes(("good morning" + RETURN).getBytes(StandardCharsets.UTF_8));
            canvas.await("\u001b[0m: good morning");
            terminal.processInputBytes(("/help" + RETURN).getBytes(StandardCharsets.UTF_8));
            canvas.await("/whisper");
            terminal.processInputBytes(END_OF_INPUT);
            canvas.await("\0");
        } catch (IOException e) {
            // The terminal is closed: the session has ended by itself.
            return;
        }
        System.exit(ExitCode.BROKEN);
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
