package tupa.core.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The stores of one process under a test's hand. Epochs are {@code epoch-1}, {@code epoch-2} and so on. */
public final class ScriptedStorage implements Storage {
    private final AtomicInteger rooms = new AtomicInteger();
    private final MemoryTables tables = new MemoryTables(() -> "epoch-" + rooms.incrementAndGet());
    private final ScriptedLog messages = new ScriptedLog(tables);
    private final ScriptedSessions sessions = new ScriptedSessions(tables);

    /** Answers everything held, and from now on every call at once. */
    public ScriptedStorage automatic() {
        messages.automatic();
        sessions.automatic();
        return this;
    }

    @Override
    public ScriptedLog messages() {
        return messages;
    }

    @Override
    public ScriptedSessions sessions() {
        return sessions;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public int waiting() {
        return 0;
    }

    /** Closes nothing: what it holds can be read after a simulated restart. */
    @Override
    public void close() {}
}
