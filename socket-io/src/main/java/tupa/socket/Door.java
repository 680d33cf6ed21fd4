package tupa.socket;

import java.util.Optional;

/** Who comes in. Called on the loops' threads, by several at a time; it must not block. */
@FunctionalInterface
public interface Door {
    /** What is spoken on a new connection; without an answer it is closed at once. */
    Optional<Conversation> open(Connection connection);
}
