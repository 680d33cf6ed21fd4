package tupa.terminal.plain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import tupa.terminal.client.Client;
import tupa.terminal.client.Engine;
import tupa.terminal.client.Screen;
import tupa.terminal.model.Line;
import tupa.terminal.model.Timeline;
import tupa.terminal.model.View;
import tupa.terminal.view.Renderer;
import tupa.wire.text.Texts;

/** Writes each line once and never touches it again; reads entries line by line, from a person or a pipe. */
public final class PlainScreen implements Screen {
    private final BufferedReader in;
    private final PrintStream out;
    private final Renderer renderer;
    private final boolean interactive;
    private Optional<String> asked = Optional.empty();

    public PlainScreen(BufferedReader in, PrintStream out, Renderer renderer, boolean interactive) {
        this.in = in;
        this.out = out;
        this.renderer = renderer;
        this.interactive = interactive;
    }

    /** Asks one question before the chat begins; empty at the end of input. */
    public Optional<String> ask(String question) {
        out.print(question);
        out.flush();
        try {
            Optional<String> answer = Optional.ofNullable(in.readLine());
            if (!interactive) {
                out.println();
            }
            return answer;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads entries until the input ends; what was said before is still seen through. */
    public void read(Client client) {
        try {
            for (String entry = in.readLine(); entry != null; entry = in.readLine()) {
                String line = entry;
                hand(client, engine -> engine.typed(line));
            }
        } catch (IOException e) {
            // Input that breaks off is input that ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.post(Engine::inputEnded);
    }

    private void hand(Client client, java.util.function.Consumer<Engine> entry) throws InterruptedException {
        if (interactive) {
            client.post(entry);
        } else {
            client.postPatiently(entry);
        }
    }

    @Override
    public void show(List<Line> lines) {
        out.println(renderer.drawAll(lines));
        out.flush();
    }

    /** Nothing is repainted here; only the question for a nick has to be asked. */
    @Override
    public void view(View view, Timeline timeline) {
        if (!view.naming().equals(asked)) {
            asked = view.naming();
            asked.ifPresent(proposal -> out.print(Texts.NICK_PROMPT.with(proposal)));
            out.flush();
        }
    }

    @Override
    public void clear() {}

    /** The lines that were found are shown anew. */
    @Override
    public void find(Optional<String> text) {}

    /** What is read by another program or by a voice is told as it comes; a bell would only be in the way. */
    @Override
    public void ring() {}

    @Override
    public void announce(String text) {}

    @Override
    public void end() {
        out.flush();
    }
}
