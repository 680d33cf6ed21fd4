package tupa.terminal.full;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminalOutputStream;
import tupa.terminal.client.Client;
import tupa.terminal.client.Engine;
import tupa.terminal.client.NoEffects;
import tupa.terminal.client.Poll;
import tupa.terminal.client.Target;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;
import tupa.terminal.input.Editor;
import tupa.terminal.input.Vocabulary;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.terminal.model.ChatModel;
import tupa.terminal.model.Setup;
import tupa.terminal.text.TextStyle;
import tupa.terminal.text.Width;
import tupa.terminal.view.Sheet;
import tupa.terminal.view.Theme;
import tupa.wire.Cid;
import tupa.wire.Nick;

/** The full screen with everything around it: keys in at one end, a screen at the other, and all that was written to it. */
final class FullChat {
    private static final int SEED = 3;

    final FakeServer chat = new FakeServer();
    private final AtomicInteger cids = new AtomicInteger();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final TinyServer server;
    private final ScreenTerminal screen;
    private final LineDisciplineTerminal terminal;
    private final Client client;
    private final Thread running;
    private List<String> seen = List.of("");

    FullChat(int columns, int rows) throws IOException {
        server = new TinyServer(chat, TinyServer.Carrier.WEB_SOCKET);
        screen = new ScreenTerminal(columns, rows);
        ScreenTerminalOutputStream.DelegateOutputStream shown = new ScreenTerminalOutputStream.DelegateOutputStream();
        terminal = new LineDisciplineTerminal("test", "xterm-256color", new Tee(shown), StandardCharsets.UTF_8);
        terminal.setSize(Size.of(columns, rows));
        ScreenTerminal.wireTerminal(screen, terminal, shown);
        Theme theme = Theme.colour();
        Sheet sheet = new Sheet(theme, TextStyle.RICH, ZoneOffset.UTC, Width.APART, true);
        FullScreen front = new FullScreen(
                terminal,
                new Look(theme, sheet, Width.APART, true, Panes.STANDARD),
                Vocabulary.none(),
                new Editor(Map.of()));
        URI uri = server.uri();
        ChatModel model = new ChatModel(
                new Setup(new Nick("Alice"), List.of(), Setup.Shown.APART, true),
                () -> new Cid("c" + cids.incrementAndGet()));
        client = new Client(
                front,
                loop -> new Engine(
                        new Target(uri, true),
                        Transport.to(uri),
                        model,
                        new Lifeline(new Random(SEED)),
                        Clock.systemUTC(),
                        loop,
                        NoEffects.at(front)));
        running = daemon(client::run);
        daemon(() -> front.read(client));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Everything is written to the screen, and kept besides. */
    private final class Tee extends OutputStream {
        private final OutputStream shown;

        Tee(OutputStream shown) {
            this.shown = shown;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            synchronized (written) {
                written.write(bytes, from, count);
            }
            shown.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            shown.flush();
        }
    }

    /** All that was written to the screen so far. */
    String written() {
        synchronized (written) {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    FullChat keys(String keys) {
        try {
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FullChat resize(int columns, int rows) {
        screen.setSize(Size.of(columns, rows));
        terminal.setSize(Size.of(columns, rows));
        terminal.raise(Terminal.Signal.WINCH);
        return this;
    }

    /** Another size and back, faster than anybody is told of the first. */
    void shake(int columns, int rows) {
        Size before = terminal.getSize();
        screen.setSize(Size.of(columns, rows));
        screen.setSize(before);
        terminal.raise(Terminal.Signal.WINCH);
    }

    /**
     * The rows from above, without blanks at their ends. As in a terminal that knows synchronized updates, a frame is
     * seen when all of it is there.
     */
    List<String> rows() {
        // Its lock, for the screen does not take it by itself to become text.
        synchronized (screen) {
            if (!screen.isSynchronizedOutput()) {
                seen = screen.toString().lines().map(String::stripTrailing).toList();
            }
            return seen;
        }
    }

    String text() {
        return String.join("\n", rows()) + "\n";
    }

    FullChat see(String... parts) {
        Poll.until(this::text, parts);
        return this;
    }

    /** Waits for the row at the bottom. */
    FullChat seeInput(String input) {
        Poll.until(() -> "|" + rows().get(rows().size() - 1) + "|", "|" + input + "|");
        return this;
    }

    /** Something else writes over everything. */
    void disturb() {
        screen.write("\u001b[2J\u001b[5;5Hgarbage");
    }

    /** Waits until the client has ended. */
    void join() throws InterruptedException {
        running.join();
    }

    void cut() throws IOException {
        server.cut();
    }

    void close() throws IOException, InterruptedException {
        if (running.isAlive()) {
            client.post(engine -> engine.typed("/quit"));
            running.join();
        }
        server.close();
    }
}
