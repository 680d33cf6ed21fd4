package tupa.terminal.client;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.terminal.model.ChatModel;
import tupa.terminal.model.Effects;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Line;
import tupa.terminal.model.Link;
import tupa.terminal.model.View;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.MalformedFrame;
import tupa.wire.Request;
import tupa.wire.ServerMessage;
import tupa.wire.text.Texts;

/**
 * Carries out what the model wants, and tells it what happens. Belongs to one thread; a connection's callbacks are
 * brought to that thread by the executor.
 */
public final class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class.getName());
    private static final long STIRRING_MS = 1_000;
    private static final Optional<String> PING_ID = Optional.of("ping");

    private final Target target;
    private final Cable cable;
    private final ChatModel model;
    private final Lifeline lifeline;
    private final InstantSource clock;
    private final Screen screen;
    private final LocalEffects local;
    private final List<Line> unpainted = new ArrayList<>();
    private Optional<Integer> exit = Optional.empty();
    private boolean everOpened;
    /** One loss is told once, however many attempts it takes to come back. */
    private boolean lossTold;

    private boolean upToDate;
    /** Something on the screen ends by itself after a while. */
    private boolean stirring;

    public Engine(
            Target target,
            Transport transport,
            ChatModel model,
            Lifeline lifeline,
            InstantSource clock,
            Executor loop,
            LocalEffects local) {
        this.target = target;
        this.cable = new Cable(target.server(), transport, loop);
        this.model = model;
        this.lifeline = lifeline;
        this.clock = clock;
        this.screen = local.screen();
        this.local = local;
    }

    public void start() {
        show(Line.info(Texts.CONNECTING.with(target.server())));
        Lifeline.Order connect = lifeline.connect(clock.instant());
        // First the prompt: to connect takes longer than all that was before it.
        paint();
        obey(connect);
    }

    public void tick() {
        obey(lifeline.tick(clock.instant()));
        carryOut(model.tick(clock.instant()));
    }

    public void typed(String entry) {
        carryOut(model.typed(entry, clock.instant()));
    }

    /**
     * An entry of the user.
     *
     * @param room the label of the room that was in front when this was written; empty when there was none
     */
    public void typed(String entry, String room) {
        carryOut(model.typed(entry, room, clock.instant()));
    }

    /**
     * An entry of the user that came faster than anybody types.
     *
     * @param room as for what is typed
     */
    public void pasted(String entry, String room) {
        carryOut(model.pasted(entry, room, clock.instant()));
    }

    public void goTo(int number) {
        carryOut(model.goTo(number, clock.instant()));
    }

    public void goBeside(int steps) {
        carryOut(model.goBeside(steps, clock.instant()));
    }

    /** What a key asks of the model. */
    public void press(BiFunction<ChatModel, Instant, Effects> key) {
        carryOut(key.apply(model, clock.instant()));
    }

    public void drafted(String draft) {
        carryOut(model.drafted(draft, clock.instant()));
    }

    public void inputEnded() {
        carryOut(model.inputEnded(clock.instant()));
    }

    public void tell(Line line) {
        show(line);
    }

    /** Present when the program is to end. */
    public Optional<Integer> exitCode() {
        return exit;
    }

    public boolean isConnected() {
        return cable.isConnected();
    }

    public int backlog() {
        return model.backlog();
    }

    public long millisToNextTick() {
        long regular = lifeline.untilNext(clock.instant()).toMillis();
        return stirring ? Math.min(regular, STIRRING_MS) : regular;
    }

    public boolean hasNews() {
        return !unpainted.isEmpty() || !upToDate;
    }

    /** Hands to the screen what has come together since the last time. */
    public void paint() {
        if (!unpainted.isEmpty()) {
            screen.show(List.copyOf(unpainted));
            unpainted.clear();
        }
        model.link(lifeline.link(clock.instant()));
        View view = model.view(clock.instant());
        stirring = view.inFront().filter(front -> !front.typists().isEmpty()).isPresent();
        screen.view(view, model.timeline());
        upToDate = true;
    }

    private void show(Line line) {
        carryOut(model.tell(line, clock.instant()));
    }

    private void obey(Lifeline.Order order) {
        switch (order) {
            case NOTHING -> {}
            case CONNECT -> open();
            case PING -> cable.send(PING_ID, new Request.Ping());
            case RENEW -> {
                abandon();
                open();
            }
            case DROP -> drop(Texts.NO_ANSWER.with());
        }
    }

    /** Gives up a connection that is of no use any more, as if it had ended by itself. */
    private void drop(String reason) {
        cable.abort();
        closed(0, reason);
    }

    private void abandon() {
        cable.abort();
        carryOut(model.disconnected(clock.instant()));
    }

    private void open() {
        cable.open(new Transport.Listener() {
            @Override
            public void opened() {
                Engine.this.opened();
            }

            @Override
            public void text(String frame) {
                heard(frame);
            }

            @Override
            public void closed(int code, String reason) {
                Engine.this.closed(code, reason);
            }
        });
    }

    private void opened() {
        LOG.log(Level.INFO, "Connected to {0}", target.server());
        lifeline.opened(clock.instant());
        if (!everOpened) {
            show(Line.info(Texts.CONNECTED.with(target.name())));
        }
        everOpened = true;
        lossTold = false;
        carryOut(model.connected(clock.instant()));
    }

    private void heard(String frame) {
        lifeline.heard();
        try {
            JsonCodec.decodeMessages(frame).forEach(this::heard);
        } catch (MalformedFrame e) {
            LOG.log(Level.WARNING, "The server wrote what cannot be read", e);
            drop(Texts.NOT_READABLE.with());
        }
    }

    private void heard(ServerMessage message) {
        if (message instanceof Event.Bye bye) {
            lifeline.bye(bye);
        }
        carryOut(model.heard(message, clock.instant()));
    }

    private void closed(int code, String reason) {
        LOG.log(Level.INFO, "Connection ended: {0} {1}", new Object[] {Integer.toString(code), reason});
        lifeline.closed(code, clock.instant());
        tellEnd(reason);
        carryOut(model.disconnected(clock.instant()));
        if (!target.persistent() && !model.everWelcomed()) {
            exit = exit.or(() -> Optional.of(ExitCode.CANNOT_CONNECT));
        }
    }

    private void tellEnd(String reason) {
        if (exit.isEmpty() && !lossTold) {
            show(Line.error(
                    everOpened
                            ? Texts.CONNECTION_LOST.with(reason)
                            : Texts.CANNOT_CONNECT.with(target.name(), reason)));
            lossTold = true;
        }
        if (exit.isEmpty() && lifeline.link(clock.instant()).state() == Link.State.STOPPED) {
            show(Line.notice(Texts.STOPPED.with()));
        }
    }

    private void carryOut(Effects effects) {
        unpainted.addAll(effects.lines());
        effects.requests().forEach(request -> cable.send(request.id(), request.request()));
        effects.acts().forEach(this::act);
        upToDate = false;
    }

    private void act(Effects.Act act) {
        if (act instanceof Effects.Act.Connect) {
            obey(lifeline.connect(clock.instant()));
        } else if (act instanceof Effects.Act.HangUp) {
            lifeline.stop();
            abandon();
        } else if (act instanceof Effects.Act.ComeBack later) {
            lifeline.notBefore(later.afterMs());
            abandon();
            lifeline.closed(0, clock.instant());
        } else if (act instanceof Effects.Act.Quit quit) {
            quit(quit.exitCode());
        } else {
            if (act instanceof Effects.Act.ClearScreen) {
                unpainted.clear();
            }
            local.act(act).forEach(this::show);
        }
    }

    private void quit(int code) {
        exit = exit.or(() -> Optional.of(code));
        cable.close();
    }
}
