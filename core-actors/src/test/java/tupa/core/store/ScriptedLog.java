package tupa.core.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A log whose every call waits for the test, or, once {@link #automatic()}, is answered before it returns. It is backed
 * by real tables, so that what was appended can be read. It has no thread: dependents run on the thread that answers.
 */
public final class ScriptedLog implements MessageLog {
    private final MemoryTables tables;
    private final Script<HeldCall<OpenedRoom>> opens = new Script<>();
    private final Script<HeldAppend> appends = new Script<>();
    private final Script<HeldCall<Page>> reads = new Script<>();
    private final Script<HeldCall<Integer>> prunes = new Script<>();

    ScriptedLog(MemoryTables tables) {
        this.tables = tables;
    }

    /** Answers everything held, and from now on every call at once. Single kinds can be held again: {@code reads().hold()}. */
    public ScriptedLog automatic() {
        appends.release();
        opens.release();
        reads.release();
        prunes.release();
        return this;
    }

    public Script<HeldCall<OpenedRoom>> opens() {
        return opens;
    }

    public Script<HeldAppend> appends() {
        return appends;
    }

    /** Calls of {@link #after} and {@link #before}. */
    public Script<HeldCall<Page>> reads() {
        return reads;
    }

    public Script<HeldCall<Integer>> prunes() {
        return prunes;
    }

    /** What is really stored of the room, answered or not; creates it when it is new. */
    public List<StoredEvent> stored(RoomKey room) {
        return tables.open(room, Integer.MAX_VALUE).recent();
    }

    /** The room as {@link #open} would find it now, without a recorded call. */
    public OpenedRoom peek(RoomKey room) {
        return tables.open(room, 0);
    }

    /** Stores without a recorded call, as history from before the test. */
    public void given(RoomKey room, List<StoredEvent> events) {
        tables.append(new Append(peek(room).id(), events));
    }

    @Override
    public CompletionStage<OpenedRoom> open(RoomKey room, int recent) {
        List<HeldAppend> earlier = appends.all();
        return opens.add(new HeldCall<>("open of " + room, () -> openAfter(earlier, room, recent)))
                .stage();
    }

    @Override
    public CompletionStage<Outcome> append(Append batch) {
        return appends.add(new HeldAppend(batch, () -> tables.append(batch))).stage();
    }

    @Override
    public CompletionStage<Page> after(RoomId room, long after, long upTo, int limit) {
        String what = "after(" + room.value() + ", " + after + ", " + upTo + ", " + limit + ")";
        return reads.add(new HeldCall<>(what, () -> tables.after(room, after, upTo, limit)))
                .stage();
    }

    @Override
    public CompletionStage<Page> before(RoomId room, long before, int limit) {
        String what = "before(" + room.value() + ", " + before + ", " + limit + ")";
        return reads.add(new HeldCall<>(what, () -> tables.before(room, before, limit)))
                .stage();
    }

    @Override
    public CompletionStage<List<LoggedRoom>> rooms(RoomId after, int limit) {
        return CompletableFuture.completedStage(tables.rooms(after, limit));
    }

    @Override
    public CompletionStage<Cut> cut(RoomId room, Keep keep) {
        return CompletableFuture.completedStage(tables.cut(room, keep));
    }

    @Override
    public CompletionStage<Integer> prune(RoomId room, long below, int limit) {
        String what = "prune(" + room.value() + ", " + below + ", " + limit + ")";
        return prunes.add(new HeldCall<>(what, () -> tables.prune(room, below, limit)))
                .stage();
    }

    /** No real log lets an open overtake an append of the room, so neither may a script. */
    private OpenedRoom openAfter(List<HeldAppend> earlier, RoomKey room, int recent) {
        OpenedRoom opened = tables.open(room, recent);
        earlier.stream()
                .filter(append -> append.batch().room().equals(opened.id()) && !append.isCertain())
                .findFirst()
                .ifPresent(append -> {
                    throw new IllegalStateException("settle this before the open: " + append);
                });
        return opened;
    }
}
