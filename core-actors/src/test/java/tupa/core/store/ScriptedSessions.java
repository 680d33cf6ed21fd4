package tupa.core.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import tupa.wire.UserId;

/** Session rows whose every call waits for the test; works like {@link ScriptedLog}. */
public final class ScriptedSessions implements SessionStore {
    private final MemoryTables tables;
    private final Script<Write> writes = new Script<>();
    private final Script<HeldCall<List<SessionRow>>> loads = new Script<>();

    /** A save, or a delete when {@code row} is empty. */
    public static final class Write extends HeldCall<Void> {
        private final UserId user;
        private final Optional<SessionRow> row;

        Write(UserId user, Optional<SessionRow> row, Runnable work) {
            super((row.isPresent() ? "save of " : "delete of ") + user, () -> {
                work.run();
                return null;
            });
            this.user = user;
            this.row = row;
        }

        public UserId user() {
            return user;
        }

        public Optional<SessionRow> row() {
            return row;
        }
    }

    ScriptedSessions(MemoryTables tables) {
        this.tables = tables;
    }

    /** Answers everything held, and from now on every call at once. */
    public ScriptedSessions automatic() {
        writes.release();
        loads.release();
        return this;
    }

    public Script<Write> writes() {
        return writes;
    }

    public Script<HeldCall<List<SessionRow>>> loads() {
        return loads;
    }

    /** What is really stored, answered or not. */
    public List<SessionRow> stored() {
        return tables.sessions();
    }

    /** Stores without a recorded call, as a row from before the test. */
    public void given(SessionRow row) {
        tables.save(row);
    }

    @Override
    public CompletionStage<Void> save(SessionRow row) {
        return writes.add(new Write(row.user(), Optional.of(row), () -> tables.save(row)))
                .stage();
    }

    @Override
    public CompletionStage<Void> delete(UserId user) {
        return writes.add(new Write(user, Optional.empty(), () -> tables.delete(user)))
                .stage();
    }

    @Override
    public CompletionStage<List<SessionRow>> loadAll() {
        return loads.add(new HeldCall<>("loadAll", tables::sessions)).stage();
    }
}
