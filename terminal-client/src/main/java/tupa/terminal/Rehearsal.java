package tupa.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.utils.Signals;
import tupa.terminal.config.Config;
import tupa.terminal.file.BadFile;
import tupa.terminal.input.Terminals;
import tupa.terminal.model.ExitCode;
import tupa.terminal.rehearsal.Canvas;
import tupa.terminal.rehearsal.Stage;
import tupa.terminal.tool.Tool;
import tupa.terminal.tool.Tools;
import tupa.terminal.tool.World;
import tupa.terminal.view.Depth;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/**
 * A message and a whole session with nobody, while Java notes what it loads: so {@code bin/tupa} has it ready for the next start.
 * Touches no terminal, nothing that its user has stored, and no network but this machine's own.
 */
public final class Rehearsal {
    private static final Size SIZE = Size.of(100, 30);
    private static final String TYPE = "xterm-256color";
    private static final String RETURN = "\r";
    private static final Nick NICK = new Nick("me");
    private static final RoomName ROOM = new RoomName("lobby");
    /** What a session begins with, and the terminal that a process is given, which cannot be had without it. */
    private static final List<String> BY_NAME = List.of(
            "tupa.terminal.ClientMain",
            "tupa.terminal.Arguments",
            "tupa.terminal.link.Leftovers",
            "tupa.terminal.manual.Manual",
            "org.jline.terminal.impl.jni.JniUnixSysTerminal",
            "org.jline.terminal.impl.SignalInterceptingInputStream",
            "org.jline.utils.FastBufferedOutputStream");

    private static final long PATIENCE_S = 30;
    private static final byte[] END_OF_INPUT = {4};

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException, BadFile {
        Path scratch = Files.createTempDirectory("tupa");
        CompletableFuture.delayedExecutor(PATIENCE_S, TimeUnit.SECONDS).execute(() -> System.exit(ExitCode.BROKEN));
        try (Stage stage = new Stage()) {
            System.exit(play(stage.uri(), scratch));
        } finally {
            delete(scratch);
        }
    }

    /** Returns the exit code of the message that is posted, or of the session in a terminal. */
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
        prepare(environment);
        int posted = post(server, environment, scratch);
        try (Canvas canvas = new Canvas();
                LineDisciplineTerminal terminal =
                        new LineDisciplineTerminal("rehearsal", TYPE, canvas, StandardCharsets.UTF_8)) {
            // Lines only, and none of them.
            launch(
                            environment,
                            scratch,
                            Map.of("ui.mode", "plain", "server", server.toString(), "nick", NICK.value()),
                            canvas)
                    .run();
            canvas.reset();
            terminal.setSize(SIZE);
            Thread typist = new Thread(() -> type(terminal, canvas), "tupa-rehearsal");
            typist.setDaemon(true);
            typist.start();
            int chatted = launch(environment, scratch, Map.of(), canvas)
                    .typed(terminal, Optional.of(server), Optional.of(NICK), List.of(ROOM));
            return Math.max(posted, chatted);
        }
    }

    /** As a script does. */
    private static int post(URI server, Map<String, String> environment, Path home) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        List<String> line = List.of("send", "-s", server.toString(), "-r", ROOM.value(), "good evening");
        World world = new World(
                environment,
                home,
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Address::parse,
                NICK.value(),
                home,
                Clock.systemUTC());
        return Tools.run(Tool.of(line).orElseThrow(), line, world);
    }

    private static Launch launch(
            Map<String, String> environment, Path home, Map<String, String> settings, Canvas canvas) throws BadFile {
        Config config = Config.load(environment, home, settings);
        return new Launch(config, Depth.When.AUTO, environment, InputStream.nullInputStream(), canvas, fault -> {});
    }

    /** Loads what only a real terminal makes Java load: one is made that nobody sees. */
    private static void prepare(Map<String, String> environment) throws IOException {
        Terminals.open(environment);
        if (Signals.register("WINCH", () -> {}) == null) {
            throw new IOException("No news of another size of the terminal.");
        }
        try (Terminal made = new JniTerminalProvider()
                .newTerminal(
                        "rehearsal",
                        TYPE,
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_8,
                        Terminal.SignalHandler.SIG_DFL,
                        true,
                        new Attributes(),
                        SIZE)) {
            made.enterRawMode();
            for (String name : BY_NAME) {
                Class.forName(name);
            }
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    /** One entry after the other: what comes in one go is taken for pasted. */
    private static void type(LineDisciplineTerminal terminal, Canvas canvas) {
        try {
            canvas.await(Stage.LAST_WORD);
            terminal.processInputBytes(("good morning" + RETURN).getBytes(StandardCharsets.UTF_8));
            canvas.await(Stage.ANSWER);
            terminal.processInputBytes(("/help" + RETURN).getBytes(StandardCharsets.UTF_8));
            canvas.await("/quit [text]");
            terminal.processInputBytes(END_OF_INPUT);
        } catch (IOException e) {
            throw new UncheckedIOException("the session has ended before its end", e);
        }
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
