package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** One read connection, made when first needed and again after an error. For one thread at a time. */
final class SqliteReader {
    private record Open(Connection connection, MessageQueries messages) {}

    private final SqliteFile file;
    private Optional<Open> open = Optional.empty();

    SqliteReader(SqliteFile file) {
        this.file = file;
    }

    <T> T read(ReadConnections.Query<T> query) throws SQLException {
        try {
            return query.on(connected().messages());
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    void close() throws SQLException {
        if (open.isPresent()) {
            Connection connection = open.get().connection();
            open = Optional.empty();
            connection.close();
        }
    }

    private Open connected() throws SQLException {
        if (open.isEmpty()) {
            open = Optional.of(connect());
        }
        return open.get();
    }

    private Open connect() throws SQLException {
        Connection connection = file.reader();
        try {
            return new Open(connection, new MessageQueries(connection, file));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
