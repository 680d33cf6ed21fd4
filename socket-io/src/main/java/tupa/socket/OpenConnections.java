package tupa.socket;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Connections as long as they are open, for whoever has to wait for their end. Thread-safe. */
public final class OpenConnections {
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    /** Takes one in until it is gone. */
    public void add(Connection connection) {
        open.add(connection);
        connection.gone().thenRun(() -> open.remove(connection));
    }

    /** Completes when every connection that is open now is gone. */
    public CompletableFuture<Void> allGone() {
        return CompletableFuture.allOf(open.stream()
                .map(connection -> connection.gone().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }
}
