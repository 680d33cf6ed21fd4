package tupa.core.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import tupa.core.connection.Audience;
import tupa.core.registry.SimulatedDirectory;
import tupa.core.registry.SimulatedRegistry;
import tupa.core.room.SimulatedRoom;
import tupa.core.session.Addressee;
import tupa.core.session.Ids;
import tupa.core.session.SimulatedGreeting;
import tupa.core.session.SimulatedSession;
import tupa.core.session.StoredSessions;
import tupa.core.sim.engine.Cell;
import tupa.core.sim.engine.EventQueue;
import tupa.core.store.SessionRow;
import tupa.core.store.SimulatedStore;
import tupa.wire.Member;
import tupa.wire.UserId;

/** One life of the server's process: what {@link tupa.core.Guardian} starts, between a start and a kill. */
final class ServerProcess {
    private static final Duration REVIVE_AFTER = Duration.ofMillis(50);
    private static final Duration LOAD_AGAIN = Duration.ofSeconds(1);

    private final EventQueue queue;
    private final Plan plan;
    private final Ids ids;
    private final String name;
    private final SimulatedStore store;
    private final List<Cell> cells = new ArrayList<>();

    /** The threads that serve the connections. */
    private final List<Executor> loops;

    /** What no fault ends but that of the whole process. */
    private final List<Cell> lasting;

    private final List<Link> links = new ArrayList<>();
    private final List<Link> early = new ArrayList<>();
    private final List<SimulatedSession> sessions = new ArrayList<>();
    private final SimulatedRegistry<Addressee> registry;
    private final SimulatedDirectory directory;
    private final SimulatedSession.Shared shared;
    private final Cell guardian;
    private final Set<Cell> unheard = new LinkedHashSet<>();
    private int spawned;
    private boolean serving;
    private boolean failed;

    ServerProcess(EventQueue queue, Plan plan, Ids ids, SimulatedStore.Disk disk, int generation) {
        this.queue = queue;
        this.plan = plan;
        this.ids = ids;
        this.name = "p" + generation + "/";
        this.store = new SimulatedStore(queue, disk, generation);
        this.registry =
                new SimulatedRegistry<>(spawn("registry"), plan.sessions().bounds());
        this.directory = new SimulatedDirectory(spawn("directory"), plan.rooms(), store, this::spawn);
        this.shared = new SimulatedSession.Shared(
                plan.sessions(), Plan.LOBBY, ids, new Audience(), store, registry, directory, sessions::add);
        this.guardian = spawn("guardian");
        List<Cell> threads = List.of(spawn("loop-0"), spawn("loop-1"));
        this.loops = threads.stream().map(ServerProcess::executor).toList();
        this.lasting = Stream.concat(threads.stream(), Stream.of(guardian)).toList();
        guardian.tell("start", this::start);
    }

    private static Executor executor(Cell thread) {
        return task -> thread.wake("offer", task);
    }

    private Cell spawn(String what) {
        Cell cell = new Cell(queue, name + what);
        cells.add(cell);
        return cell;
    }

    private void start() {
        guardian.pipe(
                store.loadAll(),
                "loaded",
                (rows, failure) -> Optional.ofNullable(rows).ifPresentOrElse(this::loaded, () -> failed = true));
    }

    private void loaded(List<SessionRow> rows) {
        StoredSessions stored = StoredSessions.of(rows, plan.sessions().bounds(), queue.instant());
        stored.expired().forEach(row -> store.delete(row.user()));
        directory.expect(stored.members());
        stored.alive().forEach(this::restore);
        serveIfRestored();
    }

    private void restore(SessionRow row) {
        Cell cell = spawnSession(row.user());
        unheard.add(cell);
        Runnable held = () -> guardian.tell("restored", () -> heard(cell));
        cell.tell("restore", () -> SimulatedSession.restored(cell, shared, row, held));
    }

    private Cell spawnSession(UserId user) {
        Cell cell = spawn("session-" + ++spawned);
        guardian.watch(cell, "session gone", () -> {
            if (cell.hasFailed()) {
                guardian.after(cell, REVIVE_AFTER, "revive " + user, () -> revive(user));
            } else {
                release(user);
            }
            heard(cell);
        });
        return cell;
    }

    /** A session that failed comes back from its row. Without one it was never welcomed, or is over. */
    private void revive(UserId user) {
        guardian.pipe(store.load(user), "row of " + user, (row, failure) -> {
            if (failure != null) {
                guardian.after(user, LOAD_AGAIN, "revive " + user, () -> revive(user));
            } else {
                row.ifPresentOrElse(this::restore, () -> release(user));
            }
        });
    }

    private void release(UserId user) {
        registry.cell().tell("release", () -> registry.release(user));
    }

    private void heard(Cell session) {
        unheard.remove(session);
        serveIfRestored();
    }

    private void serveIfRestored() {
        if (unheard.isEmpty() && !serving) {
            serving = true;
            early.forEach(this::greet);
            early.clear();
        }
    }

    /** The start failed; a process like that ends, and is started again. */
    boolean hasFailed() {
        return failed;
    }

    Link connect(Link.Client client) {
        Cell transport = spawn("link-" + ++spawned);
        Link link = new Link(
                queue, plan.outbox(), plan.sessions().idleTimeout(), transport, loops.get(spawned % 2), client);
        links.add(link);
        guardian.tell("connect", () -> {
            if (serving) {
                greet(link);
            } else {
                early.add(link);
            }
        });
        return link;
    }

    private void greet(Link link) {
        UserId user = ids.guest();
        Cell cell = spawnSession(user);
        cell.tell("greet", () -> link.accepted(new SimulatedGreeting(cell, shared, user, link.outbox())));
    }

    void kill() {
        cells.forEach(Cell::kill);
        store.crash();
        links.forEach(Link::broken);
    }

    void trouble(Duration time) {
        store.trouble(time);
    }

    List<SimulatedRoom> rooms() {
        return directory.rooms();
    }

    /** Sessions that have not ended. */
    List<SimulatedSession> sessions() {
        return sessions.stream().filter(session -> session.cell().isAlive()).toList();
    }

    List<Cell> actors() {
        return cells.stream()
                .filter(Cell::isAlive)
                .filter(cell -> !lasting.contains(cell))
                .toList();
    }

    List<Member> holders() {
        return registry.everybody();
    }
}
