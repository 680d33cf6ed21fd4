package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** The writer's connection with its tables. Everything happens in one transaction until {@link #commit}. */
final class WriterConnection {
    private final Connection connection;
    private final MessageTable messages;
    private final SessionTable sessions;

    private WriterConnection(Connection connection, Supplier<String> epochs) throws SQLException {
        this.connection = connection;
        this.messages = new MessageTable(connection, epochs);
        this.sessions = new SessionTable(connection);
    }

    static WriterConnection over(Connection connection, Supplier<String> epochs) throws SQLException {
        try {
            return new WriterConnection(connection, epochs);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    MessageTable messages() {
        return messages;
    }

    SessionTable sessions() {
        return sessions;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    void close() throws SQLException {
        connection.close();
    }

    /** Moves what is in the write-ahead log into the main file, so that this file alone is the whole store. */
    void checkpoint() throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
    }
}
