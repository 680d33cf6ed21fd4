package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** One read connection, made when first needed and again after an error. For one thread at a time. */
final class SqliteReader {
    interface Query<T> {
        T on(MessageQueries messages) throws SQLException;
    }

    private record Open(Connection connection, MessageQueries messages) {}

    private final Database database;
    private Optional<Open> open = Optional.empty();

    SqliteReader(Database database) {
        this.database = database;
    }

    <T> T read(Query<T> query) throws SQLException {
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
        Connection connection = database.connect(Database.Role.READER);
        try {
            return new Open(connection, new MessageQueries(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
