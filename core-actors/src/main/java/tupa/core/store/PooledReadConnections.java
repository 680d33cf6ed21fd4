package tupa.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections out of a pool, which replaces those that a server's restart has cut. */
final class PooledReadConnections implements ReadConnections {
    private final HikariDataSource pool;
    private final Database database;

    PooledReadConnections(HikariConfig config, Database database) {
        this.pool = new HikariDataSource(config);
        this.database = database;
    }

    @Override
    public <T> T read(Query<T> query) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return query.on(new MessageQueries(connection, database));
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
