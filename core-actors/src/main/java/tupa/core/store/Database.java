package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A database as the store needs it: where connections come from, and what differs from one kind to another. */
interface Database {
    /** The folder of its schema. */
    String dialect();

    /** The writer's connection, which commits by hand. Nobody else can have one as long as it is open. */
    Connection connect() throws SQLException;

    /** A connection for a copy of everything, of which no server may know and which may take its time. */
    Connection connectAlone() throws SQLException;

    /** Rooms were inserted with ids of their own: the next one must get another. */
    default void roomsInserted(Connection connection) throws SQLException {}

    /** What history is read over, by so many threads as there are {@link #readers}. */
    ReadConnections readConnections();

    int readers();

    MessageInsert messageInsert(Connection connection) throws SQLException;

    /** The text as it can be stored. */
    default String encode(String text) {
        return text;
    }

    /** The text that was stored. */
    default String decode(String text) {
        return text;
    }

    /** Whether a statement was refused because of what is stored already, and not because of the store's state. */
    boolean isCollision(SQLException e);

    /** What is left to do over the writer's connection before it closes for good. */
    void finish(Connection connection) throws SQLException;

    /** Which database cannot be used, why, and what an operator can do about it, in one line. */
    String complaint(Exception why);
}
