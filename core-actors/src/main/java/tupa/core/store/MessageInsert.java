package tupa.core.store;

import java.sql.SQLException;

/** Inserts many messages with few statements, inside the writer's transaction. Not safe for threads. */
interface MessageInsert {
    /** Collects it; nothing is sent before {@link #flush}. */
    void add(RoomId room, StoredEvent event) throws SQLException;

    void flush() throws SQLException;

    /** Forgets what was collected. */
    void clear() throws SQLException;
}
