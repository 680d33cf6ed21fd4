package tupa.core.store;

import java.sql.SQLException;

/** Connections to read over, for several threads. A broken one is replaced when the next read needs it. */
interface ReadConnections extends AutoCloseable {
    interface Query<T> {
        T on(MessageQueries messages) throws SQLException;
    }

    <T> T read(Query<T> query) throws SQLException;

    @Override
    void close();
}
