package tupa.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import tupa.terminal.client.Caller;
import tupa.terminal.client.Desk;
import tupa.terminal.client.Screen;
import tupa.terminal.inline.InlineScreen;
import tupa.terminal.input.Terminals;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Setup;
import tupa.terminal.plain.PlainScreen;
import tupa.terminal.text.TextStyle;
import tupa.terminal.view.Renderer;
import tupa.terminal.view.StatusLine;
import tupa.terminal.view.Theme;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/** Chooses the front end, asks what is missing, and chats. */
final class Launch {
    private final Flags flags;
    private final Map<String, String> environment;
    private final InputStream in;
    private final OutputStream out;
    private final StateFiles files;
    private final Clock clock = Clock.systemUTC();

    Launch(Flags flags, Map<String, String> environment, InputStream in, OutputStream out) {
        this.flags = flags;
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.files = new StateFiles(environment, Path.of(System.getProperty("user.home", ".")));
    }

    int run() throws Flags.Wrong {
        flags.language().ifPresent(Locale::setDefault);
        Optional<URI> server = checked(flags.server(), Address::parse, "not a server address");
        Optional<Nick> nick = checked(flags.nick(), Nick::parse, "not a nick");
        List<RoomName> rooms = new ArrayList<>();
        for (String room : flags.rooms()) {
            checked(Optional.of(room), raw -> RoomName.parse(Questions.unmarked(raw.strip())), "not a room")
                    .ifPresent(rooms::add);
        }
        boolean typed = Terminals.isTerminal(true);
        boolean seen = Terminals.isTerminal(false);
        Optional<Terminal> terminal =
                flags.mode() != Flags.Mode.PLAIN && typed && seen ? Terminals.open(environment) : Optional.empty();
        return terminal.isPresent()
                ? inline(terminal.get(), server, nick, rooms)
                : plain(typed, seen, server, nick, rooms);
    }

    private static <T> Optional<T> checked(
            Optional<String> given, java.util.function.Function<String, Optional<T>> read, String problem)
            throws Flags.Wrong {
        Optional<T> value = given.flatMap(read);
        if (given.isPresent() && value.isEmpty()) {
            throw new Flags.Wrong(problem + ": " + given.get());
        }
        return value;
    }

    /** A log that cannot be opened is done without. */
    private void startLog() {
        ClientLog.silence();
        try {
            ClientLog.to(flags.log().map(Path::of).orElse(files.log()));
        } catch (IOException e) {
            ClientLog.silence();
        }
    }

    private int inline(Terminal terminal, Optional<URI> server, Optional<Nick> nick, List<RoomName> rooms) {
        Theme theme = theme(true);
        boolean glyphs = terminal.encoding().equals(StandardCharsets.UTF_8);
        Consumer<String> tell = text -> terminal.writer().println(text);
        try (LentTerminal lent = LentTerminal.of(terminal, out)) {
            TextStyle style = glyphs ? TextStyle.RICH : TextStyle.RICH.withoutPictures();
            InlineScreen screen =
                    new InlineScreen(lent.terminal(), renderer(theme, style), new StatusLine(theme, glyphs), "");
            Optional<Questions.Start> start = new Questions(screen::ask, tell).start(server, nick, rooms);
            if (start.isEmpty()) {
                return ExitCode.FINE;
            }
            keepHistory(screen);
            Session session = new Session(start.get(), Setup.Shown.IN_TURN, true, screen, desk(screen), clock);
            lent.endsWith(session::goodbye);
            return session.run(this::startLog, screen::read);
        } catch (IOException e) {
            return ExitCode.FINE;
        }
    }

    /** Without a history file the chat goes on as well. */
    private void keepHistory(InlineScreen screen) {
        try {
            screen.keepHistory(StateFiles.prepared(files.history()));
        } catch (IOException e) {
            Logger.getLogger("tupa").warning("No history file: " + e);
        }
    }

    private int plain(boolean typed, boolean seen, Optional<URI> server, Optional<Nick> nick, List<RoomName> rooms) {
        Charset charset =
                seen ? Charset.forName(System.getProperty("native.encoding", "UTF-8")) : StandardCharsets.UTF_8;
        PrintStream printed = new PrintStream(out, false, charset);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        PlainScreen screen = new PlainScreen(lines, printed, renderer(Theme.nothing(), TextStyle.TYPED), typed);
        Optional<Questions.Start> start = new Questions(screen::ask, printed::println).start(server, nick, rooms);
        if (start.isEmpty()) {
            return ExitCode.USAGE;
        }
        Session session = new Session(start.get(), Setup.Shown.TOGETHER, typed, screen, desk(screen), clock);
        Runtime.getRuntime().addShutdownHook(new Thread(session::goodbye, "tupa-shutdown"));
        return session.run(this::startLog, screen::read);
    }

    private Desk desk(Screen screen) {
        Renderer plain = renderer(Theme.nothing(), TextStyle.TYPED);
        return new Desk(
                screen,
                new Caller(),
                lines -> lines.stream()
                        .flatMap(line -> plain.draw(line).stream())
                        .toList(),
                command -> List.of());
    }

    private Renderer renderer(Theme theme, TextStyle style) {
        return new Renderer(theme, style, ZoneId.systemDefault(), clock.instant());
    }

    private Theme theme(boolean terminal) {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return switch (flags.colour()) {
            case ALWAYS -> Theme.colour();
            case NEVER -> Theme.mono();
            case AUTO -> refused || !terminal ? Theme.mono() : Theme.colour();
        };
    }
}
