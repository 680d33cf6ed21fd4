package tupa.core.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tupa.wire.UserId;

/** Keeps everything in memory and nothing beyond the process. Every stage is complete when it is returned. */
final class MemoryStorage implements Storage, MessageLog, SessionStore {
    private final MemoryTables tables;

    MemoryStorage(MemoryTables tables) {
        this.tables = tables;
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
    public CompletionStage<OpenedRoom> open(RoomKey room, int recent) {
        return CompletableFuture.completedStage(tables.open(room, recent));
    }

    @Override
    public CompletionStage<Outcome> append(Append batch) {
        return CompletableFuture.completedStage(tables.append(batch));
    }

    @Override
    public CompletionStage<Page> after(RoomId room, long after, long upTo, int limit) {
        return CompletableFuture.completedStage(tables.after(room, after, upTo, limit));
    }

    @Override
    public CompletionStage<Page> before(RoomId room, long before, int limit) {
        return CompletableFuture.completedStage(tables.before(room, before, limit));
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
        return CompletableFuture.completedStage(tables.prune(room, below, limit));
    }

    @Override
    public CompletionStage<Void> save(SessionRow row) {
        tables.save(row);
        return CompletableFuture.allOf();
    }

    @Override
    public CompletionStage<Void> delete(UserId user) {
        tables.delete(user);
        return CompletableFuture.allOf();
    }

    @Override
    public CompletionStage<List<SessionRow>> loadAll() {
        return CompletableFuture.completedStage(tables.sessions());
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public void close() {}
}
