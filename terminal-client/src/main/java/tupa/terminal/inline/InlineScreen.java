package tupa.terminal.inline;

import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import tupa.terminal.client.Client;
import tupa.terminal.client.Screen;
import tupa.terminal.input.Completions;
import tupa.terminal.input.Editor;
import tupa.terminal.input.EntryRules;
import tupa.terminal.input.InputHistory;
import tupa.terminal.input.Keys;
import tupa.terminal.input.PasteGuard;
import tupa.terminal.input.Reader;
import tupa.terminal.input.Vocabulary;
import tupa.terminal.model.Line;
import tupa.terminal.model.Timeline;
import tupa.terminal.model.View;
import tupa.terminal.view.Renderer;
import tupa.terminal.view.StatusLine;
import tupa.wire.Nick;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/**
 * The conversation scrolls in the terminal's own history; below it stand a status row and the input. The thread that
 * calls {@link #read} types, the client's thread shows.
 */
public final class InlineScreen implements Screen {
    private static final Logger LOG = Logger.getLogger(InlineScreen.class.getName());

    private final Terminal terminal;
    private final InlineReader reader;
    private final Renderer renderer;
    private final StatusLine status;
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile View view;
    private volatile boolean over;
    private volatile Optional<Thread> typist = Optional.empty();

    /** A screen of whoever has set nothing. */
    public InlineScreen(Terminal terminal, Renderer renderer, StatusLine status, String nick) throws IOException {
        this(terminal, renderer, status, nick, Vocabulary.none(), new Editor(System.getenv()));
    }

    public InlineScreen(
            Terminal terminal, Renderer renderer, StatusLine status, String nick, Vocabulary words, Editor editor)
            throws IOException {
        this.terminal = terminal;
        this.renderer = renderer;
        this.status = status;
        this.view = View.beginning(nick);
        this.reader = new InlineReader(
                terminal, new Completions(() -> view, words), new InputHistory(() -> view), editor, renderer);
    }

    /** Asks one question before the chat begins; empty when the user will not answer, or the terminal is taken away. */
    public Optional<String> ask(String question) {
        try {
            return Optional.of(reader.ask(question));
        } catch (UserInterruptException | EndOfFileException | IOError | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Keys do this from the next one on, and this is asked before an entry is taken. */
    public void use(Keys keys, EntryRules rules) {
        reader.use(keys);
        reader.follow(() -> rules);
    }

    public void keepHistory(Path file) throws IOException {
        reader.keepHistory(file);
    }

    /** Reads entries until the client ends. */
    public void read(Client client) {
        reader.serve(new InlineKeys(client));
        typist = Optional.of(Thread.currentThread());
        PasteGuard guard = new PasteGuard(System.nanoTime());
        try {
            while (!over) {
                readOne(client, guard);
            }
        } finally {
            left.countDown();
        }
    }

    private void readOne(Client client, PasteGuard guard) {
        try {
            guard.begins(System.nanoTime(), isInputWaiting());
            String entry = reader.read();
            boolean pasted = guard.isPasted(System.nanoTime());
            client.post(engine -> {
                if (pasted) {
                    engine.pasted(entry);
                } else {
                    engine.typed(entry);
                }
            });
        } catch (UserInterruptException e) {
            LOG.fine("Reading was broken off");
        } catch (EndOfFileException | IOError e) {
            client.post(engine -> engine.typed("/quit"));
            awaitEnd();
        }
    }

    private boolean isInputWaiting() {
        try {
            return terminal.reader().available() > 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            over = true;
        }
    }

    @Override
    public void show(List<Line> lines) {
        reader.show(lines);
    }

    @Override
    public void view(View now, Timeline timeline) {
        view = now;
        Nick.parse(now.nick()).ifPresent(renderer::called);
        String label = now.front().map(View.Tab::label).orElse("");
        String input =
                now.naming().map(proposal -> Texts.NICK_PROMPT.with(proposal)).orElse(bracketed(label));
        AttributedString top = AttributedString.fromAnsi(status.draw(now));
        reader.prompt(
                width -> Reader.escaped(top.columnSubSequence(0, width - 1).toAnsi(terminal)) + "\n"
                        + Reader.escaped(input),
                label);
    }

    private static String bracketed(String label) {
        return label.isEmpty() ? "> " : "[" + Clean.line(label) + "] ";
    }

    @Override
    public void clear() {
        reader.wipe();
    }

    /** The lines that were found are shown anew. */
    @Override
    public void find(Optional<String> text) {}

    @Override
    public void ring() {
        reader.send("\u0007");
    }

    @Override
    public void announce(String text) {
        reader.send("\u001b]9;" + text + "\u001b\\");
    }

    @Override
    public void end() {
        over = true;
        ended.countDown();
        try {
            while (typist.isPresent() && !left.await(5, TimeUnit.MILLISECONDS)) {
                if (reader.isReading()) {
                    typist.ifPresent(Thread::interrupt);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
