package tupa.terminal.input;

import java.io.IOError;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Completer;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import tupa.wire.text.Texts;

/**
 * Reads entries: the room can be switched while the user types, each room keeps what was half typed in it, and keys do
 * what they are bound to. One thread reads; prompts and bindings may come from another.
 */
public abstract class Reader extends EditingReader {
    private static final long PEEK_MS = 100;
    private static final String CTRL_J = "\n";

    /** A key that is not there within this time is being typed; the first of an entry is there even sooner, if at all. */
    private static final long TYPED_MS = 8;

    private static final long TYPED_FIRST_MS = 2;

    private final Drafts drafts = new Drafts();
    private final Editor editor;
    /** What is to be done by the reading thread as soon as it holds no lock. */
    private final Queue<Runnable> wishes = new ArrayDeque<>();

    private Optional<KeyHandler> chat = Optional.empty();
    private Consumer<String> listener = text -> {};
    private String told = "";
    private String writtenIn = "";
    private boolean first;
    private volatile boolean typed;
    private volatile Optional<KeyMap<Binding>> bound = Optional.empty();
    /** What the reading of an entry was broken off for. */
    private volatile Optional<Runnable> errand = Optional.empty();

    protected Reader(Terminal terminal, Completer completer, InputHistory history, Editor editor) {
        super(terminal, completer, history);
        this.editor = editor;
    }

    /** Who does what keys are bound to; without it they do only what the input is about. */
    public final void serve(KeyHandler actions) {
        chat = Optional.of(actions);
    }

    /** Keys do this from the next one on. */
    public final void use(Keys keys) {
        bound = Optional.of(Keyboard.over(editing(), keys, this::widget));
    }

    /**
     * Tells the text of the input after each change by the user; it is empty when he writes a command. Called by the
     * reading thread.
     */
    public final void tellTyping(Consumer<String> to) {
        listener = to;
    }

    /** Reads one entry under the newest prompt, beginning with what was half typed in this room. */
    public final String read() {
        setOpt(Option.ERASE_LINE_ON_FINISH);
        if (bound.isEmpty()) {
            use(Keys.standard());
        }
        while (true) {
            errand = Optional.empty();
            String entry = readEntry();
            if (errand.isEmpty()) {
                return entry;
            }
            lend(errand.get());
        }
    }

    /**
     * Whether the entry was pasted into a terminal that does not say so: not one of its keys had to be waited for, while
     * nobody writes a line in no time.
     */
    public final boolean wasPasted() {
        return !typed;
    }

    /** The room the newest entry was written in, by the label of its prompt. */
    public final String room() {
        return writtenIn;
    }

    @Override
    protected boolean acceptLine() {
        boolean done = super.acceptLine();
        writtenIn = drafts.room();
        return done;
    }

    @Override
    void begins() {
        super.begins();
        typed = false;
        first = true;
        if (isEntering()) {
            // Ctrl-C comes as a key as well; JLine would also have the signal interrupt this thread later on.
            terminal.handle(Terminal.Signal.INT, signal -> {});
            setPrompt(newestPrompt());
            replace(drafts.take());
        }
    }

    /**
     * Shows another prompt, at once when the user is being asked.
     *
     * @param prompt the prompt for a terminal of the width given to it
     * @param at the room the prompt belongs to; when it changes, the half-typed text changes with it
     */
    public final void prompt(IntFunction<String> prompt, String at) {
        lock.lock();
        try {
            boolean moved = !at.equals(drafts.room());
            if (moved) {
                moveTo(at);
            }
            show(prompt, moved);
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(String at) {
        if (!reading || errand.isPresent()) {
            drafts.keep(drafts.moveTo(at, drafts.take()));
            return;
        }
        String here = buf.toString();
        String begun = drafts.moveTo(at, here);
        if (!begun.equals(here)) {
            replace(begun);
            told = said();
        }
    }

    @Override
    public KeyMap<Binding> getKeys() {
        return isEntering() && MAIN.equals(keyMap) ? bound.orElseGet(super::getKeys) : super.getKeys();
    }

    /** In a menu or a search JLine holds the lock, and nobody else is to be called. */
    @Override
    public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
        if (!isEntering() || lock.isHeldByCurrentThread()) {
            return super.readBinding(keys, local);
        }
        settle();
        awaitKey();
        Binding next = super.readBinding(getKeys(), local);
        forgetHint();
        return next;
    }

    /** What a key does is looked up when it is there: it may be bound anew while nothing is typed. */
    private void awaitKey() {
        try {
            boolean there = isKeyThere(first ? TYPED_FIRST_MS : TYPED_MS);
            first = false;
            if (!there) {
                typed = true;
                while (!isKeyThere(PEEK_MS)) {}
            }
        } catch (IOError e) {
            // Whoever reads next meets the same failure, and treats it as it is to be treated.
            return;
        }
    }

    private boolean isKeyThere(long withinMs) {
        return !bindingReader.getCurrentBuffer().isEmpty() || peekCharacter(withinMs) != NonBlockingReader.READ_EXPIRED;
    }

    private void settle() {
        for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            wish.run();
        }
        changed().ifPresent(listener);
    }

    /** The text of the input when it is another one than was told. */
    private Optional<String> changed() {
        lock.lock();
        try {
            String now = isEntering() ? said() : told;
            boolean same = now.equals(told);
            told = now;
            return same ? Optional.empty() : Optional.of(now);
        } finally {
            lock.unlock();
        }
    }

    private String said() {
        String text = buf.toString();
        return text.startsWith("/") && !text.startsWith("//") ? "" : text;
    }

    private Widget widget(KeyTarget target) {
        return () -> {
            if (target instanceof KeyTarget.Run run) {
                chat.ifPresent(actions -> wishes.add(() -> actions.run(run.command())));
                return true;
            }
            return target instanceof KeyTarget.Act act && perform(act.action());
        };
    }

    private boolean perform(KeyAction action) {
        switch (action) {
            case GO -> {
                return buf.length() > 0 ? killLine() : open("/go ");
            }
            case SEARCH -> open("/search ");
            case NEWLINE -> {
                return newline();
            }
            case REDRAW -> clearScreen();
            case EDITOR -> {
                String room = drafts.room();
                String text = buf.toString();
                leaveFor(() -> edit(room, text));
            }
            case SUSPEND -> leaveFor(this::suspend);
            default -> chat.ifPresent(actions -> wishes.add(() -> action.askOf(actions)));
        }
        return true;
    }

    /** Enter comes as Ctrl-J where nobody presses a key: from programs, and of what was typed before the screen was there. */
    private boolean newline() {
        if (wasPasted() && getLastBinding().equals(CTRL_J)) {
            return acceptLine();
        }
        buf.write("\n");
        return true;
    }

    private boolean open(String command) {
        discard();
        buf.write(command);
        return true;
    }

    private void leaveFor(Runnable what) {
        errand = Optional.of(what);
        drafts.keep(buf.toString());
        state = State.IGNORE;
    }

    private void edit(String room, String before) {
        Optional<String> written = editor.edit(before);
        if (written.isEmpty()) {
            hint(Texts.EDITOR_FAILED.with(editor.command()));
        }
        lock.lock();
        try {
            drafts.keep(written.orElse(before), room);
        } finally {
            lock.unlock();
        }
    }

    private void suspend() {
        if (!Suspension.stop()) {
            hint(Texts.SUSPEND_FAILED.with());
        }
    }
}
