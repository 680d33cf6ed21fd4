package tupa.terminal.full;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import tupa.terminal.client.Client;
import tupa.terminal.client.Engine;
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
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/**
 * The front end that has the whole screen. The thread that calls {@link #read} types, the client's thread composes
 * frames; both paint, one at a time.
 */
public final class FullScreen implements TypedScreen {
    private final Terminal terminal;
    private final Composer composer;
    private final FullReader reader;
    private final Typist typist;
    private volatile View view = View.beginning("");
    private volatile Optional<Client> client = Optional.empty();
    private List<Line> told = List.of();
    private List<Line> lastWords = List.of();

    /** A screen that takes the terminal when reading begins. */
    public FullScreen(Terminal terminal, Look look, Vocabulary words, Editor editor) {
        this.terminal = terminal;
        this.composer = new Composer(look);
        this.reader = new FullReader(
                terminal,
                new Completions(() -> view, words),
                new InputHistory(() -> view),
                editor,
                look.ways(),
                () -> client.ifPresent(running -> running.post(Engine::paint)));
        this.typist = new Typist(reader);
    }

    @Override
    public Optional<String> ask(String question) {
        return typist.ask(question);
    }

    @Override
    public void keepHistory(Path file) throws IOException {
        reader.keepHistory(file);
    }

    @Override
    public void use(Keys keys, EntryRules rules) {
        reader.use(keys);
        reader.follow(() -> rules.at(view.textMax()));
    }

    /** Shows these lists from the next frame on, in which all is drawn anew. */
    public void show(Panes panes) {
        composer.show(panes);
        composer.forget();
    }

    @Override
    public void read(Client reading) {
        client = Optional.of(reading);
        reader.serve(new FullKeys(reading, composer));
        reader.open();
        typist.read(reading);
    }

    /** Every line is in the timeline; here they are only kept in case they are the last. */
    @Override
    public void show(List<Line> lines) {
        told = List.copyOf(lines);
    }

    @Override
    public void view(View now, Timeline timeline) {
        view = now;
        lastWords = told;
        told = List.of();
        Size size = terminal.getSize();
        Frame frame = composer.compose(now, timeline, size.getColumns(), size.getRows());
        String label = now.front().map(View.Tab::label).orElse("");
        String input = now.naming().map(Texts.NICK_PROMPT::with).orElse(bracketed(label));
        reader.prompt(width -> Reader.escaped(input), label);
        reader.show(frame);
    }

    private static String bracketed(String label) {
        return label.isEmpty() ? "> " : "[" + Clean.line(label) + "] ";
    }

    @Override
    public void clear() {
        composer.bottom();
        composer.forget();
    }

    @Override
    public void find(Optional<String> text) {
        composer.find(text);
    }

    @Override
    public void toEnd() {
        composer.bottom();
    }

    @Override
    public void ring() {
        reader.send("\u0007");
    }

    @Override
    public void announce(String text) {
        reader.send("\u001b]9;" + text + "\u001b\\");
    }

    /** What was told at last stays where the program was started. */
    @Override
    public void end() {
        typist.end();
        reader.close();
        lastWords.stream()
                .filter(line -> line.author().isEmpty() && line.sort() != Line.Sort.PRESENCE)
                .forEach(line -> terminal.writer().println(Clean.line(line.text())));
        terminal.flush();
    }
}
