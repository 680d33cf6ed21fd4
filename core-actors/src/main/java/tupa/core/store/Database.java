package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A database as the store needs it: where connections come from, and what differs from one kind to another. */
interface Database {
    /** What a connection is for. A writer's commits by hand; a reader's is read-only and commits by itself. */
    enum Role {
        WRITER,
        READER
    }

    Connection connect(Role role) throws SQLException;

    /** Whether a statement was refused because of what is stored already, and not because of the store's state. */
    boolean isCollision(SQLException e);

    /** What is left to do over the writer's connection before it closes for good. */
    void finish(Connection connection) throws SQLException;
}
