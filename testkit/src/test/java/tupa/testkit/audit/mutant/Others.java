package tupa.testkit.audit.mutant;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tupa.wire.ServerMessage;

/** The connections of a bent server, by the bend in each. */
final class Others {
    private final Map<Bend, Consumer<ServerMessage>> connections = new ConcurrentHashMap<>();

    void add(Bend bend, Consumer<ServerMessage> wayOut) {
        connections.put(bend, wayOut);
    }

    void remove(Bend bend) {
        connections.remove(bend);
    }

    /** Tells it to one other connection, if there is one that fits. */
    void tellOne(Predicate<Bend> who, ServerMessage message) {
        connections.entrySet().stream()
                .filter(entry -> who.test(entry.getKey()))
                .findFirst()
                .ifPresent(entry -> entry.getValue().accept(message));
    }

    void tellAll(Predicate<Bend> who, ServerMessage message) {
        connections.forEach((bend, wayOut) -> {
            if (who.test(bend)) {
                wayOut.accept(message);
            }
        });
    }
}
