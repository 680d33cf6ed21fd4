package tupa.core.store;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As many connections as threads; to a file they cost nothing when idle. */
final class SqliteReadConnections implements ReadConnections {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteReadConnections.class);

    private final SqliteFile file;
    private final Queue<SqliteReader> idle = new ConcurrentLinkedQueue<>();

    SqliteReadConnections(SqliteFile file) {
        this.file = file;
    }

    @Override
    public <T> T read(Query<T> query) throws SQLException {
        SqliteReader reader = idle.poll();
        SqliteReader own = reader == null ? new SqliteReader(file) : reader;
        try {
            return own.read(query);
        } finally {
            idle.add(own);
        }
    }

    @Override
    public void close() {
        idle.forEach(SqliteReadConnections::close);
    }

    private static void close(SqliteReader reader) {
        try {
            reader.close();
        } catch (SQLException e) {
            LOG.debug("closing a read connection failed", e);
        }
    }
}
