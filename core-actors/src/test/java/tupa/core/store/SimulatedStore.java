package tupa.core.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import tupa.core.sim.engine.Bug;
import tupa.core.sim.engine.EventQueue;
import tupa.wire.ErrorCode;
import tupa.wire.UserId;

/**
 * The store of one simulated process over tables that outlive it: one writer that works in order, readers that do not, and
 * the troubles of both. In trouble the writer is as {@link StoreWriter} is: an append that was being committed is of unknown
 * fate and done again until that is certain, everything else is refused.
 */
public final class SimulatedStore implements Storage, MessageLog, SessionStore {
    /** What lasts. */
    public static final class Disk {
        final MemoryTables tables;
        final Set<RoomKey> rooms = new LinkedHashSet<>();

        public Disk(Supplier<String> epochs) {
            this.tables = new MemoryTables(epochs);
        }

        /** Every room that was ever opened. */
        public List<RoomKey> rooms() {
            return List.copyOf(rooms);
        }

        public List<StoredEvent> events(RoomKey room) {
            OpenedRoom opened = tables.open(room, 0);
            return tables.after(opened.id(), 0, Long.MAX_VALUE, Integer.MAX_VALUE)
                    .events();
        }

        public Optional<StoredEvent> event(RoomKey room, long seq) {
            OpenedRoom opened = tables.open(room, 0);
            return tables.after(opened.id(), seq - 1, seq, 1).events().stream().findFirst();
        }

        public List<SessionRow> sessions() {
            return tables.sessions();
        }
    }

    /**
     * Something to write: {@code carryOut} does it, {@code tell} says what came of it, {@code doubt} that nobody knows, and
     * {@code refuse} that it is not done. Only an append in doubt is tried again.
     */
    private record Job(Runnable carryOut, Runnable tell, Runnable doubt, Runnable refuse, boolean again) {}

    private static final Duration RETRY = Duration.ofMillis(200);
    private final EventQueue queue;
    private final Disk disk;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final StoreBugs bugs;
    private final List<Job> unsettled = new ArrayList<>();
    private long written;
    private boolean working;
    private boolean crashed;
    private boolean trouble;

    /** @param generation how many processes used the disk before this one */
    public SimulatedStore(EventQueue queue, Disk disk, int generation) {
        this.queue = queue;
        this.disk = disk;
        this.bugs = new StoreBugs(queue, generation);
    }

    /** From now on nothing can be written, until it can again. */
    public void trouble(Duration time) {
        if (trouble || crashed) {
            return;
        }
        trouble = true;
        if (working) {
            failInCommit();
        }
        List<Job> refused = List.copyOf(waiting);
        waiting.clear();
        refused.forEach(job -> job.refuse().run());
        queue.in(time, "store", "works again", this::recover);
    }

    /** What is being committed may have been; if it is an append, it is done again until that is certain. */
    private void failInCommit() {
        working = false;
        Job job = waiting.remove();
        if (queue.dice().chance(0.5)) {
            job.carryOut().run();
        }
        job.doubt().run();
        if (job.again()) {
            unsettled.add(job);
        }
    }

    private void recover() {
        if (crashed) {
            return;
        }
        trouble = false;
        List<Job> now = List.copyOf(unsettled);
        unsettled.clear();
        for (Job job : now) {
            job.carryOut().run();
            job.tell().run();
        }
        work();
    }

    /** The process is killed: of what waits, only a part is on the disk. */
    public void crash() {
        crashed = true;
        int written = queue.dice().between(0, waiting.size());
        for (Job job : List.copyOf(waiting).subList(0, written)) {
            job.carryOut().run();
        }
        waiting.clear();
        unsettled.clear();
    }

    private void give(Job job) {
        if (trouble) {
            job.refuse().run();
        } else {
            waiting.add(job);
            work();
        }
    }

    private void work() {
        if (working || trouble || waiting.isEmpty() || crashed) {
            return;
        }
        working = true;
        long number = ++written;
        queue.in(Duration.ofNanos(1000 * queue.weather().storeMicros()), "store", "writes", () -> wrote(number));
    }

    private void wrote(long number) {
        if (crashed || !working || number != written) {
            return;
        }
        if (queue.weather().strikes(0.01)) {
            trouble(RETRY);
            return;
        }
        working = false;
        Job job = waiting.remove();
        job.carryOut().run();
        job.tell().run();
        work();
    }

    public RoomId idOf(RoomKey room) {
        return disk.tables.open(room, 0).id();
    }

    @Override
    public CompletionStage<List<LoggedRoom>> rooms(RoomId after, int limit) {
        return CompletableFuture.completedFuture(disk.tables.rooms(after, limit));
    }

    @Override
    public CompletionStage<Cut> cut(RoomId room, Keep keep) {
        return CompletableFuture.completedFuture(disk.tables.cut(room, keep));
    }

    @Override
    public CompletionStage<Integer> prune(RoomId room, long below, int limit) {
        return table(() -> Optional.of(disk.tables.prune(room, below, limit)));
    }

    @Override
    public CompletionStage<Outcome> append(Append batch) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        CompletableFuture<Outcome> settled = new CompletableFuture<>();
        List<Outcome> outcome = new ArrayList<>();
        Append given = bugs.given(batch);
        give(new Job(
                () -> outcome.add(disk.tables.append(given)),
                () -> {
                    Outcome last = outcome.get(outcome.size() - 1);
                    settled.complete(last);
                    answer.complete(last);
                },
                () -> answer.complete(new Outcome.Unknown(settled)),
                () -> answer.complete(new Outcome.Refused(ErrorCode.STORAGE_UNAVAILABLE)),
                true));
        return answer;
    }

    @Override
    public CompletionStage<OpenedRoom> open(RoomKey room, int recent) {
        return table(() -> {
            disk.rooms.add(room);
            return Optional.of(disk.tables.open(room, bugs.remembered(recent)));
        });
    }

    @Override
    public CompletionStage<Void> save(SessionRow row) {
        return this.<Boolean>table(() -> {
                    if (!queue.bites(Bug.ROW_LOST, 0.1)) {
                        disk.tables.save(row);
                    }
                    return Optional.of(true);
                })
                .thenCompose(done -> CompletableFuture.allOf());
    }

    @Override
    public CompletionStage<Void> delete(UserId user) {
        return this.<Boolean>table(() -> {
                    disk.tables.delete(user);
                    return Optional.of(true);
                })
                .thenCompose(done -> CompletableFuture.allOf());
    }

    @Override
    public CompletionStage<List<SessionRow>> loadAll() {
        return table(() -> Optional.of(disk.tables.sessions()));
    }

    private <T> CompletionStage<T> table(Supplier<Optional<T>> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        List<T> results = new ArrayList<>();
        give(new Job(
                () -> work.get().ifPresent(results::add),
                () -> answer.complete(results.get(results.size() - 1)),
                () -> answer.completeExceptionally(unavailable()),
                () -> answer.completeExceptionally(unavailable()),
                false));
        return answer;
    }

    @Override
    public CompletionStage<Page> after(RoomId room, long after, long upTo, int limit) {
        return read(() -> disk.tables.after(room, after, upTo, limit));
    }

    @Override
    public CompletionStage<Page> before(RoomId room, long before, int limit) {
        return read(() -> disk.tables.before(room, before, limit));
    }

    /** What it finds is what was there when it began, or as it ends. */
    private CompletionStage<Page> read(Supplier<Page> table) {
        CompletableFuture<Page> answer = new CompletableFuture<>();
        boolean early = queue.dice().chance(0.5);
        Page then = table.get();
        boolean fails = (trouble && queue.dice().chance(0.5)) || queue.weather().readFails();
        queue.in(Duration.ofNanos(1000 * queue.weather().storeMicros()), "store", "reads", () -> {
            if (fails) {
                answer.completeExceptionally(unavailable());
            } else {
                answer.complete(early ? then : table.get());
            }
        });
        return answer;
    }

    private static StoreException unavailable() {
        return new StoreException("simulated trouble", new IllegalStateException("the simulation"));
    }

    @Override
    public MessageLog messages() {
        return this;
    }

    @Override
    public SessionStore sessions() {
        return this;
    }

    @Override
    public Optional<String> trouble() {
        return trouble ? Optional.of("simulated trouble") : Optional.empty();
    }

    @Override
    public int waiting() {
        return waiting.size();
    }

    @Override
    public void close() {}
}
