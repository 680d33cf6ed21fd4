package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the SQLite store gets its connections: from the driver, or from a test that makes them fail. */
@FunctionalInterface
interface ConnectionSource {
    /** What a connection is for. A writer's commits by hand; a reader's is read-only and commits by itself. */
    enum Role {
        WRITER,
        READER
    }

    Connection connect(Role role) throws SQLException;
}
