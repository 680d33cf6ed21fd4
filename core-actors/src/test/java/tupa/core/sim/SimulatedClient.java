package tupa.core.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.core.sim.engine.Cell;
import tupa.core.sim.engine.Dice;
import tupa.core.sim.engine.Violation;
import tupa.core.store.RoomKey;
import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JoinMode;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;
import tupa.wire.UserId;

/**
 * A client that keeps to the protocol: it says hello, resumes by seq, repeats by cid what was not answered, and holds
 * everything it is told against what it was told before.
 */
final class SimulatedClient implements Link.Client {
    final World world;
    final Cell cell;
    final Map<RoomAddress, Stay> stays = new LinkedHashMap<>();
    final Doubts doubts;
    /** How far he had read in rooms he has left. */
    final Map<RoomName, Position> left = new LinkedHashMap<>();
    /** What he wants of a room whose answer was lost: to be in it, or not. */
    final Map<RoomName, Boolean> wishes = new LinkedHashMap<>();
    /** Rooms that failed, perhaps as he came, before he was told who he is. */
    private final List<RoomName> failed = new ArrayList<>();

    private final Questions questions = new Questions();
    private final Hearing hearing = new Hearing(this);
    private Optional<Link> link = Optional.empty();
    private Optional<String> token = Optional.empty();
    private Optional<UserId> me = Optional.empty();
    Nick nick;
    private boolean welcomed;
    private boolean saidBye;
    private long goneAt;
    private int ids;

    SimulatedClient(World world, String name) {
        this.world = world;
        this.doubts = new Doubts(world.queue());
        this.cell = new Cell(world.queue(), name);
        this.nick = new Nick(name);
    }

    void begin() {
        cell.after("connect", Duration.ofMillis(dice().between(0, 2_000)), "connect", this::connect);
        cell.after("heartbeat", Duration.ofSeconds(8), "heartbeat", this::heartbeat);
        new Habits(this).begin();
    }

    Dice dice() {
        return world.queue().dice();
    }

    String name() {
        return cell.name();
    }

    Optional<UserId> me() {
        return me;
    }

    boolean isMe(UserId user) {
        return me.equals(Optional.of(user));
    }

    Optional<Link> link() {
        return link;
    }

    boolean isWelcomed() {
        return welcomed;
    }

    Map<String, Request> unanswered() {
        return questions.open();
    }

    /** A room that fails as somebody comes may have told the others so, and the next one tells them again. */
    void mayComeAgain(RoomName room) {
        if (me.isEmpty()) {
            failed.add(room);
        } else if (!welcomed || doubts.contains(room) || questions.mayBringIn()) {
            world.ledger().mayCome(me.get(), room);
        }
    }

    private void heartbeat() {
        if (welcomed) {
            ask(new Request.Ping());
        }
        cell.after("heartbeat", Duration.ofSeconds(8), "heartbeat", this::heartbeat);
    }

    /** Also while there is another: that one is replaced. */
    void connect() {
        link.ifPresent(old -> disconnect(true));
        cell.cancel("connect");
        Optional<Link> next = world.process().map(process -> process.connect(this));
        if (next.isEmpty()) {
            connectLater();
            return;
        }
        link = next;
        ids += 1000;
        hello();
        cell.after("patience", Duration.ofSeconds(20), "no welcome", () -> disconnect(true));
    }

    private void connectLater() {
        cell.after("connect", Duration.ofMillis(dice().between(50, 3_000)), "connect", this::connect);
    }

    void hello() {
        ask(new Greeter(this).hello(token));
    }

    /** Asks, with an id; the answer is to come exactly once. */
    String ask(Request request) {
        String id = "r" + ++ids;
        questions.ask(id, request);
        link.ifPresent(to -> to.send(new Incoming.Asked(Optional.of(id), request)));
        return id;
    }

    void say(Ledger.Said said) {
        questions.say(ask(said.request), said);
    }

    @Override
    public void heard(Link from, ServerMessage message) {
        if (link.filter(now -> now == from).isEmpty()) {
            return;
        }
        if (message instanceof Answer answer) {
            String id = answer.re().orElseThrow();
            Optional<Request> request = questions.answered(id);
            Violation.unless(
                    request.isPresent(), "%s: an answer to %s, which nobody waits for: %s", name(), id, answer.reply());
            hearing.answered(request.orElseThrow(), questions.said(id), answer.reply());
        } else {
            ((Event) message).accept(hearing);
        }
    }

    @Override
    public void closed(Link gone) {
        if (link.filter(now -> now == gone).isPresent()) {
            disconnect(false);
        }
    }

    /** The connection is over: by the client's own will, or because it was closed. */
    void disconnect(boolean byClient) {
        if (byClient) {
            boolean noticed = dice().chance(0.7);
            Optional<Duration> after =
                    noticed ? Optional.of(Duration.ofMillis(dice().between(0, 2_000))) : Optional.empty();
            link.ifPresent(old -> old.cut(after));
        }
        link = Optional.empty();
        if (welcomed) {
            goneAt = world.queue().micros();
        }
        welcomed = false;
        List.of("hello", "patience").forEach(cell::cancel);
        doubts.hold();
        questions.lose().forEach(new Losses(this)::lost);
        stays.values().forEach(Stay::interrupted);
        if (saidBye) {
            forgetIdentity();
        }
        connectLater();
    }

    /** The public rooms he is in, as far as he knows. */
    List<RoomName> places() {
        return stays.keySet().stream()
                .filter(RoomName.class::isInstance)
                .map(RoomName.class::cast)
                .toList();
    }

    boolean isInOneRoom() {
        return world.plan().sessions().limits().joinMode() == JoinMode.SWITCH;
    }

    void mayGo(RoomAddress room) {
        if (room instanceof RoomName name) {
            me.ifPresent(user -> world.ledger().mayGo(user, name));
        }
    }

    void bye() {
        saidBye = true;
        token = Optional.empty();
        ask(new Request.Bye(Optional.empty()));
    }

    boolean hasSaidBye() {
        return saidBye;
    }

    private void forgetIdentity() {
        saidBye = false;
        token = Optional.empty();
        me.ifPresent(user -> world.ledger().abandon(user));
        me = Optional.empty();
        stays.clear();
        left.clear();
        wishes.clear();
        doubts.clear();
    }

    /** The server knows no such session: that must have a reason. */
    void expired() {
        long detachedMicros = world.queue().micros() - goneAt;
        boolean late = detachedMicros >= world.plan().sessions().resumeWindow().toNanos() / 1000;
        Violation.unless(late, "%s: the session ended within its window", name());
        for (RoomName room : Plan.ROOMS) {
            mayGo(room);
        }
        forgetIdentity();
        hello();
    }

    void tryAnotherNick() {
        nick = new Nick(name() + dice().between(1, 99));
        cell.after("hello", Duration.ofMillis(200), "hello again", () -> link.ifPresent(now -> hello()));
    }

    /** The hello was refused for a reason that passes; the server closes. */
    void refused() {
        cell.after("connect", Duration.ofMillis(500), "connect", this::connect);
    }

    void welcome(Reply.Welcome welcome) {
        cell.cancel("patience");
        welcomed = true;
        token = Optional.of(welcome.token());
        nick = welcome.you().nick();
        if (me.isEmpty()) {
            me = Optional.of(welcome.you().user());
            failed.addAll(Plan.ROOMS);
            failed.forEach(room -> world.ledger().mayCome(welcome.you().user(), room));
            failed.clear();
        }
        Violation.unless(me.get().equals(welcome.you().user()), "%s: is somebody else now", name());
        // Rooms that could not be joined in time are left again as soon as they can.
        Plan.ROOMS.stream().filter(room -> !welcome.rooms().containsKey(room)).forEach(this::mayGo);
        List.copyOf(stays.keySet()).stream()
                .filter(room -> !welcome.rooms().containsKey(room))
                .forEach(this::missing);
        welcome.rooms()
                .forEach((room, standing) ->
                        stays.computeIfAbsent(room, this::newStay).stands(standing));
        wishes.forEach((room, in) -> {
            if (in) {
                Habits.join(this, room);
            } else if (stays.containsKey(room)) {
                Habits.leave(this, room);
            }
        });
        wishes.clear();
        doubts.release();
        new Retries(this).repeatPosts();
    }

    private void missing(RoomAddress room) {
        boolean nothingSaid =
                room instanceof Peer && world.disk().events(key(room)).isEmpty();
        Violation.unless(doubts.contains(room) || nothingSaid, "%s: is no longer in %s", name(), room);
        stays.remove(room);
    }

    private Stay newStay(RoomAddress room) {
        left.remove(room);
        return new Stay(room, name());
    }

    RoomKey key(RoomAddress room) {
        return RoomKey.of(room, me.orElseThrow());
    }
}
