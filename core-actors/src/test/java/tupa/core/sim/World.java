package tupa.core.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tupa.core.room.SimulatedRoom;
import tupa.core.session.Ids;
import tupa.core.sim.engine.Cell;
import tupa.core.sim.engine.Dice;
import tupa.core.sim.engine.EventQueue;
import tupa.core.store.RoomKey;
import tupa.core.store.SimulatedStore;
import tupa.core.store.StoredEvent;
import tupa.wire.Event;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** One run: a disk that lasts, processes that come and go over it, clients, and the faults that befall them. */
final class World {
    private record Told(String observer, UserId user, RoomName room) {}

    private final EventQueue queue;
    private final Plan plan;
    private final SimulatedStore.Disk disk;
    private final Ids ids;
    private final Ledger ledger = new Ledger();
    private final Set<String> topics = new HashSet<>();
    private final List<SimulatedClient> clients = new ArrayList<>();
    private final Map<Told, Integer> comings = new LinkedHashMap<>();
    private final Map<Told, Integer> goings = new LinkedHashMap<>();
    private Optional<ServerProcess> process = Optional.empty();
    private int generation;
    private int epochs;

    World(EventQueue queue) {
        this.queue = queue;
        this.plan = Plan.of(queue.dice());
        this.disk = new SimulatedStore.Disk(() -> "e" + ++epochs);
        this.ids = new Ids(queue.dice().random());
    }

    void run() {
        start();
        for (int i = 0; i < plan.clients(); i++) {
            SimulatedClient client = new SimulatedClient(
                    this, List.of("ann", "bob", "cat", "dan", "eve").get(i));
            clients.add(client);
            client.begin();
        }
        faultLater();
        queue.runFor(plan.storm());
        queue.weather().calmDown();
        clients.forEach(client -> client.link().ifPresent(link -> link.read(true)));
        queue.runFor(Plan.SETTLING);
        new Checks(this).check();
    }

    private void start() {
        process = Optional.of(new ServerProcess(queue, plan, ids, disk, generation++));
        watchStart();
    }

    private void watchStart() {
        queue.in(Duration.ofMillis(500), "world", "is it up?", () -> {
            if (process.filter(ServerProcess::hasFailed).isPresent()) {
                kill();
            } else {
                watchStart();
            }
        });
    }

    private void kill() {
        process.ifPresent(now -> {
            process = Optional.empty();
            now.kill();
            queue.in(Duration.ofMillis(queue.dice().between(10, 3_000)), "world", "start", this::start);
        });
    }

    private void faultLater() {
        queue.in(Duration.ofMillis(queue.dice().between(1, 2 * plan.faultMillis())), "world", "fault", () -> {
            if (!queue.weather().isCalm()) {
                process.filter(now -> !plan.faults().isEmpty()).ifPresent(this::fault);
                faultLater();
            }
        });
    }

    private void fault(ServerProcess now) {
        Dice dice = queue.dice();
        switch (dice.pick(plan.faults())) {
            case ROOM_FAILS -> pick(now.rooms()).ifPresent(room -> fail(room, room.cell()));
            case RELAY_FAILS ->
                pick(now.rooms()).ifPresent(room -> fail(room, room.relay().cell()));
            case SESSION_FAILS ->
                pick(now.sessions()).filter(session -> dice.chance(0.2)).ifPresent(session -> fail(session.cell()));
            case ACTOR_STALLS ->
                pick(now.actors())
                        .ifPresent(actor -> actor.pause(Duration.ofMillis(
                                dice.chance(0.2) ? dice.between(3_000, 8_000) : dice.between(5, 800))));
            case STORE_FAILS -> now.trouble(Duration.ofMillis(dice.between(50, 7_000)));
            case PROCESS_KILLED -> {
                if (dice.chance(0.3)) {
                    kill();
                }
            }
        }
    }

    private void fail(SimulatedRoom room, Cell cell) {
        room.key()
                .room()
                .ifPresent(name -> cell.whenFailed(() -> clients.forEach(client -> client.mayComeAgain(name))));
        fail(cell);
    }

    /** At once, or amid what it does next. */
    private void fail(Cell cell) {
        if (queue.dice().chance(0.5)) {
            cell.fail();
        } else {
            cell.cutAfter(queue.dice().between(1, 8));
        }
    }

    private <T> Optional<T> pick(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(queue.dice().pick(all));
    }

    EventQueue queue() {
        return queue;
    }

    Plan plan() {
        return plan;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Topics that were asked for; they carry no cid of their client's. */
    Set<String> topics() {
        return topics;
    }

    Optional<ServerProcess> process() {
        return process;
    }

    List<SimulatedClient> clients() {
        return clients;
    }

    SimulatedStore.Disk disk() {
        return disk;
    }

    List<UserId> users() {
        return clients.stream().flatMap(client -> client.me().stream()).toList();
    }

    Optional<StoredEvent> stored(RoomKey room, long seq) {
        return disk.event(room, seq);
    }

    void told(SimulatedClient observer, Event.Joined joined) {
        count(comings, observer, joined.who().user(), joined.room());
    }

    void told(SimulatedClient observer, Event.Left left) {
        count(goings, observer, left.who().user(), left.room());
    }

    private static void count(Map<Told, Integer> what, SimulatedClient observer, UserId user, RoomName room) {
        if (observer.me().filter(user::equals).isEmpty()) {
            what.merge(new Told(observer.name() + observer.me().orElseThrow(), user, room), 1, Integer::sum);
        }
    }

    /** Comings that nobody asked for, or goings that had no reason, in words. */
    List<String> madeUp() {
        List<String> words = new ArrayList<>();
        comings.forEach((told, times) -> {
            if (ledger.knows(told.user()) && times > ledger.comings(told.user(), told.room())) {
                words.add(told + " came " + times + " times");
            }
        });
        goings.forEach((told, times) -> {
            if (ledger.knows(told.user()) && times > ledger.goings(told.user(), told.room())) {
                words.add(told + " went " + times + " times");
            }
        });
        return words;
    }
}
