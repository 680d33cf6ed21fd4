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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import tupa.terminal.client.Exports;
import tupa.terminal.client.LocalEffects;
import tupa.terminal.client.Notifier;
import tupa.terminal.client.Screen;
import tupa.terminal.config.Config;
import tupa.terminal.config.Setting;
import tupa.terminal.file.BadFile;
import tupa.terminal.full.FullScreen;
import tupa.terminal.full.Look;
import tupa.terminal.full.Panes;
import tupa.terminal.inline.InlineScreen;
import tupa.terminal.input.Editor;
import tupa.terminal.input.Terminals;
import tupa.terminal.input.TypedScreen;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Setup;
import tupa.terminal.plain.PlainScreen;
import tupa.terminal.text.Width;
import tupa.terminal.view.Depth;
import tupa.terminal.view.Renderer;
import tupa.terminal.view.Scheme;
import tupa.terminal.view.Sheet;
import tupa.terminal.view.StatusLine;
import tupa.terminal.view.Theme;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.text.Texts;

/** Chooses the front end, asks what is missing, and chats. */
final class Launch {
    private static final int LEAST_COLUMNS = 40;
    private static final int LEAST_ROWS = 8;
    private static final String SECONDS = "HH:mm:ss";
    private static final String MINUTES = "HH:mm";

    private final Config config;
    private final Scheme scheme;
    private final Depth.When colour;
    private final Map<String, String> environment;
    private final InputStream in;
    private final OutputStream out;
    private final Consumer<String> complain;
    private final StateFiles files;
    private final Editor editor;
    private final Clock clock = Clock.systemUTC();

    /** @param complain tells a line where errors are told */
    Launch(
            Config config,
            Depth.When colour,
            Map<String, String> environment,
            InputStream in,
            OutputStream out,
            Consumer<String> complain)
            throws BadFile {
        this.config = config;
        this.scheme = config.scheme();
        this.colour = colour;
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.complain = complain;
        this.files = new StateFiles(environment, home());
        this.editor = editor(config, environment);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    /** Runs until the chat ends, and returns the exit code. */
    int run() throws BadFile {
        config.read(Setting.LANG, Texts::language).ifPresent(Locale::setDefault);
        Optional<URI> server = config.read(Setting.SERVER, Address::parse);
        Optional<Nick> nick = config.read(Setting.NICK, Nick::parse);
        List<RoomName> rooms = config.list(Setting.AUTOJOIN, Setting::room);
        boolean typed = Terminals.isTerminal(true);
        boolean seen = Terminals.isTerminal(false);
        boolean lines = config.value(Setting.UI_MODE).equals("plain") || !typed || !seen;
        Optional<Terminal> terminal = lines ? Optional.empty() : Terminals.open(environment);
        try {
            return terminal.isPresent()
                    ? typed(terminal.get(), server, nick, rooms)
                    : plain(typed, seen, server, nick, rooms);
        } catch (CompletionException fault) {
            complain.accept(Texts.AT_FAULT.with(String.valueOf(fault.getCause()), logFile()));
            return ExitCode.BROKEN;
        }
    }

    /** A log that cannot be opened is done without. */
    private void startLog() {
        ClientLog.silence();
        try {
            ClientLog.to(logFile());
        } catch (IOException e) {
            ClientLog.silence();
        }
    }

    private Path logFile() {
        String named = config.value(Setting.LOG_FILE);
        return named.isEmpty() ? files.log() : Path.of(named);
    }

    /** In a terminal: inline, or on the whole of it. */
    int typed(Terminal terminal, Optional<URI> server, Optional<Nick> nick, List<RoomName> rooms) {
        Theme theme = new Theme(Depth.ofTerminal(colour, environment, Terminals.colours(terminal)), scheme);
        boolean glyphs = terminal.encoding().equals(StandardCharsets.UTF_8);
        Consumer<String> tell = text -> terminal.writer().println(text);
        LiveSettings live = new LiveSettings(config, theme);
        try (LentTerminal lent = LentTerminal.of(terminal, out)) {
            boolean whole = isWhole(terminal);
            TypedScreen screen =
                    whole ? full(lent.terminal(), theme, glyphs, live) : inline(lent.terminal(), theme, glyphs, live);
            live.tell(now -> screen.use(now.keys(), now.entryRules()));
            Optional<Questions.Start> start = new Questions(screen::ask, tell).start(server, nick, rooms);
            if (start.isEmpty()) {
                return ExitCode.FINE;
            }
            keepHistory(screen);
            Setup.Shown shown = whole ? Setup.Shown.APART : Setup.Shown.IN_TURN;
            Session session = session(start.get(), shown, true, screen, live);
            if (whole) {
                lent.isTakenWhole();
            }
            lent.isUsed(() -> {
                editor.end();
                return session.goodbye();
            });
            int code = session.run(this::startLog, screen::read);
            lent.isLeft();
            return code;
        } catch (IOException e) {
            return ExitCode.FINE;
        }
    }

    /** A terminal that has no room for panes is better off with its own scrollback. */
    private boolean isWhole(Terminal terminal) {
        String mode = config.value(Setting.UI_MODE);
        boolean roomy = terminal.getColumns() >= LEAST_COLUMNS && terminal.getRows() >= LEAST_ROWS;
        return mode.equals("full") || (mode.equals("auto") && roomy);
    }

    private TypedScreen inline(Terminal terminal, Theme theme, boolean glyphs, LiveSettings live) throws IOException {
        Renderer renderer = renderer(theme);
        live.tell(now -> {
            renderer.times(now.time(SECONDS));
            renderer.style(now.textStyle(glyphs));
        });
        StatusLine status = new StatusLine(theme, glyphs);
        return new InlineScreen(terminal, renderer, status, "", config.vocabulary(), editor);
    }

    private TypedScreen full(Terminal terminal, Theme theme, boolean glyphs, LiveSettings live) {
        Width ways = Terminals.widths(environment);
        Sheet sheet = new Sheet(theme, config.textStyle(glyphs), ZoneId.systemDefault(), ways, glyphs);
        Look look = new Look(theme, sheet, ways, glyphs, Panes.STANDARD);
        FullScreen screen = new FullScreen(terminal, look, config.vocabulary(), editor);
        live.tell(now -> {
            sheet.times(now.time(MINUTES));
            sheet.style(now.textStyle(glyphs));
            screen.show(new Panes(
                    now.choice(Setting.UI_ROOMS, Panes.Show.class), now.choice(Setting.UI_MEMBERS, Panes.Show.class)));
        });
        return screen;
    }

    /** The editor of other programs, unless another is set for this one. */
    private static Editor editor(Config config, Map<String, String> environment) {
        Map<String, String> with = new HashMap<>(environment);
        with.put("VISUAL", config.value(Setting.EDITOR));
        return new Editor(with);
    }

    /** Without a history file the chat goes on as well. */
    private void keepHistory(TypedScreen screen) {
        if (!config.isOn(Setting.HISTORY)) {
            return;
        }
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
        Theme theme = new Theme(Depth.ofPipe(colour, environment), scheme);
        Renderer renderer = renderer(theme);
        LiveSettings live = new LiveSettings(config, theme);
        PlainScreen screen = new PlainScreen(lines, printed, renderer, typed);
        Optional<Questions.Start> start = new Questions(screen::ask, printed::println).start(server, nick, rooms);
        if (start.isEmpty()) {
            return ExitCode.USAGE;
        }
        Session session = session(start.get(), Setup.Shown.TOGETHER, typed, screen, live);
        live.tell(now -> renderer.times(now.time(SECONDS)));
        Runtime.getRuntime().addShutdownHook(new Thread(session::goodbye, "tupa-shutdown"));
        return session.run(this::startLog, screen::read);
    }

    private Session session(
            Questions.Start start, Setup.Shown shown, boolean interactive, Screen screen, LiveSettings live) {
        Renderer file = renderer(Theme.nothing());
        Notifier notifier = new Notifier();
        LocalEffects effects = new LocalEffects(
                screen,
                notifier,
                new Exports(
                        home(),
                        lines -> lines.stream()
                                .flatMap(line -> file.draw(line).stream())
                                .toList()),
                live::carryOut);
        Session session = new Session(start, shown, interactive, screen, effects, clock);
        live.tell(now -> {
            notifier.notifyBy(now.notifyBy());
            session.prefer(now.preferences());
        });
        return session;
    }

    private Renderer renderer(Theme theme) {
        return new Renderer(theme, ZoneId.systemDefault(), clock.instant());
    }
}
