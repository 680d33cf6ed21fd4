package tupa.terminal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import tupa.terminal.fake.Dialogue;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;

/** A model that talks to a {@link FakeServer} over a wire that can be cut between any two messages. */
final class Harness {
    final FakeServer server;
    final ChatModel model;
    final List<Line> shown = new ArrayList<>();
    final List<Effects.Act> acts = new ArrayList<>();
    private final Deque<Effects.Outgoing> up = new ArrayDeque<>();
    private final Deque<ServerMessage> down = new ArrayDeque<>();
    private Optional<Dialogue> dialogue = Optional.empty();
    private Instant now = FakeServer.NOON;
    private Effects.Outgoing swallowed = new Effects.Outgoing(Optional.empty(), new Request.Ping());

    Harness(FakeServer server, String nick, boolean interactive, String... rooms) {
        this(server, nick, Setup.Shown.TOGETHER, interactive, rooms);
    }

    Harness(FakeServer server, String nick, Setup.Shown shownRooms, boolean interactive, String... rooms) {
        this.server = server;
        AtomicInteger cids = new AtomicInteger();
        List<RoomName> names = List.of(rooms).stream().map(RoomName::new).toList();
        this.model = new ChatModel(
                new Setup(new Nick(nick), names, shownRooms, interactive), () -> new Cid("c" + cids.incrementAndGet()));
    }

    Harness connect() {
        down.clear();
        up.clear();
        dialogue = Optional.of(server.connect(down::add));
        take(model.connected(now));
        return this;
    }

    /** The wire breaks: what was on its way in either direction is lost. */
    void cut() {
        dialogue.ifPresent(Dialogue::hangUp);
        dialogue = Optional.empty();
        up.clear();
        down.clear();
        take(model.disconnected(now));
    }

    boolean isConnected() {
        return dialogue.isPresent();
    }

    Harness typeIn(String room, String entry) {
        take(model.typed(entry, room, now));
        return this;
    }

    Harness paste(String entry) {
        take(model.pasted(entry, "", now));
        return this;
    }

    Harness type(String... entries) {
        for (String entry : entries) {
            take(model.typed(entry, now));
        }
        return this;
    }

    /** The server gets the newest request no more. */
    Request swallow() {
        swallowed = up.removeLast();
        return swallowed.request();
    }

    /** An answer to the request that was swallowed. */
    Answer answer(Reply reply) {
        return new Answer(swallowed.id(), reply);
    }

    /** Carries one thing in one direction; false when nothing is on its way. */
    boolean step(boolean upwards) {
        if (upwards && !up.isEmpty() && dialogue.isPresent()) {
            Effects.Outgoing out = up.remove();
            dialogue.get().ask(out.id(), out.request());
            return true;
        }
        if (!down.isEmpty()) {
            take(model.heard(down.remove(), now));
            return true;
        }
        return false;
    }

    /** Until nothing is on its way. */
    Harness settle() {
        while (step(true) || step(false)) {
            // Each step is the work.
        }
        return this;
    }

    /** Has the user do something by a key. */
    Harness press(BiFunction<ChatModel, Instant, Effects> key) {
        take(key.apply(model, now));
        return this;
    }

    View view() {
        return model.view(now);
    }

    /** What is loaded of the room in front. */
    List<String> loaded() {
        return model.timeline().lines().map(Line::text).toList();
    }

    void later(Duration time) {
        now = now.plus(time);
        take(model.tick(now));
    }

    void hear(ServerMessage message) {
        take(model.heard(message, now));
    }

    List<String> texts() {
        return shown.stream().map(Line::text).toList();
    }

    List<String> said() {
        return shown.stream()
                .filter(line -> line.sort() == Line.Sort.SAID)
                .map(Line::text)
                .toList();
    }

    private void take(Effects effects) {
        shown.addAll(effects.lines());
        up.addAll(effects.requests());
        acts.addAll(effects.acts());
    }
}
