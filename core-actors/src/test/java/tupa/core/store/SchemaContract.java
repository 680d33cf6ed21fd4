package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.BOB;
import static tupa.core.store.Given.session;
import static tupa.core.store.Given.soon;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Whoever comes with tables of an earlier version keeps what is in them. */
interface SchemaContract {
    Connection connect() throws SQLException;

    Storage open();

    /** The last version in which the rooms of a session had a table of their own, and in which database. */
    void bringToRoomsApart(Connection connection) throws SQLException;

    @Test
    default void the_rooms_of_a_session_come_along_in_their_order() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            bringToRoomsApart(connection);
            statement.execute("insert into session values ('u-alice', 'nick', 'AWAY', 'hash', "
                    + Given.START.toEpochMilli() + "), ('u-bob', 'nick', 'AWAY', 'hash', "
                    + Given.START.toEpochMilli() + ")");
            statement.execute("insert into session_room values ('u-alice', 1, 'dev', 3, 'epoch-dev'),"
                    + " ('u-alice', 0, 'lobby', 5, 'epoch-lobby'),"
                    + " ('u-alice', 2, '@u-alice:u-bob', 14, 'epoch-@u-alice:u-bob')");
            connection.commit();
        }

        try (Storage storage = open()) {
            assertThat(soon(storage.sessions().loadAll()))
                    .containsExactlyInAnyOrder(session(ALICE, "lobby", "dev", "@u-alice:u-bob"), session(BOB));
        }
    }
}
