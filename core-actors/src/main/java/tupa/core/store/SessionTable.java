package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/** Reads and writes session rows over the writer's connection, inside its transaction. Not safe for threads. */
final class SessionTable {
    private final PreparedStatement save;
    private final PreparedStatement delete;
    private final PreparedStatement all;

    SessionTable(Connection connection) throws SQLException {
        save = connection.prepareStatement(
                "insert into session (\"user\", nick, status, token_hash, expires, rooms) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (\"user\") do update set nick = excluded.nick, status = excluded.status,"
                        + " token_hash = excluded.token_hash, expires = excluded.expires, rooms = excluded.rooms");
        delete = connection.prepareStatement("delete from session where \"user\" = ?");
        all = connection.prepareStatement(
                "select \"user\", nick, status, token_hash, expires, rooms from session order by 1");
    }

    void save(SessionRow row) throws SQLException {
        save.setString(1, row.user().value());
        save.setString(2, row.nick().value());
        save.setString(3, row.status().name());
        save.setString(4, row.tokenHash());
        if (row.expires().isPresent()) {
            save.setLong(5, row.expires().get().toEpochMilli());
        } else {
            save.setNull(5, Types.BIGINT);
        }
        save.setString(6, RoomLines.write(row.rooms()));
        save.executeUpdate();
    }

    void delete(UserId user) throws SQLException {
        delete.setString(1, user.value());
        delete.executeUpdate();
    }

    List<SessionRow> all() throws SQLException {
        List<SessionRow> rows = new ArrayList<>();
        try (ResultSet row = all.executeQuery()) {
            while (row.next()) {
                rows.add(session(row));
            }
        }
        return rows;
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        long expires = row.getLong(5);
        Optional<Instant> expiry = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expires));
        return new SessionRow(
                new UserId(row.getString(1)),
                new Nick(row.getString(2)),
                Status.valueOf(row.getString(3)),
                row.getString(4),
                RoomLines.read(row.getString(6)),
                expiry);
    }
}
