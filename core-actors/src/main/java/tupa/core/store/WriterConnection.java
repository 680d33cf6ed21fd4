package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** The writer's connection with its tables. Everything happens in one transaction until {@link #commit}. */
final class WriterConnection {
    private static final String FILLER = "x".repeat(16 * 1024);

    private final Connection connection;
    private final MessageTable messages;
    private final SessionTable sessions;

    private WriterConnection(Connection connection, Database database, Supplier<String> epochs) throws SQLException {
        this.connection = connection;
        this.messages = new MessageTable(connection, database, epochs);
        this.sessions = new SessionTable(connection);
    }

    static WriterConnection over(Connection connection, Database database, Supplier<String> epochs)
            throws SQLException {
        try {
            return new WriterConnection(connection, database, epochs);
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

    /** Sends what the transaction still lacks; after that only the commit itself can fail. */
    void flush() throws SQLException {
        messages.flush();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        messages.clear();
        connection.rollback();
    }

    void close() throws SQLException {
        connection.close();
    }

    void finish(Database database) throws SQLException {
        database.finish(connection);
    }

    /**
     * Writes something, durably: more than fits into what a page may have left, since a full disk shows itself only when
     * another is needed. It needs the same locks as a message.
     */
    void probe() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement fill = connection.prepareStatement("insert into probe (filler) values (?)")) {
            statement.executeUpdate("insert into message select * from message where 1 = 0");
            fill.setString(1, FILLER);
            fill.executeUpdate();
            connection.commit();
            statement.executeUpdate("delete from probe");
            connection.commit();
        }
    }
}
