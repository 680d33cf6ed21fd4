package tupa.terminal.inline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import tupa.terminal.client.Client;
import tupa.terminal.input.Completions;
import tupa.terminal.input.Editor;
import tupa.terminal.input.EntryRules;
import tupa.terminal.input.InputHistory;
import tupa.terminal.input.Keys;
import tupa.terminal.input.Reader;
import tupa.terminal.input.TypedScreen;
import tupa.terminal.input.Typist;
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
public final class InlineScreen implements TypedScreen {
    private final Terminal terminal;
    private final InlineReader reader;
    private final Renderer renderer;
    private final StatusLine status;
    private final Typist typist;
    private volatile View view;

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
        this.typist = new Typist(reader);
    }

    @Override
    public Optional<String> ask(String question) {
        return typist.ask(question);
    }

    @Override
    public void use(Keys keys, EntryRules rules) {
        reader.use(keys);
        reader.follow(() -> rules.at(view.textMax()));
    }

    @Override
    public void keepHistory(Path file) throws IOException {
        reader.keepHistory(file);
    }

    @Override
    public void read(Client client) {
        reader.serve(new InlineKeys(client));
        typist.read(client);
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
        typist.end();
    }
}
