package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.core.store.SessionRow.Joined;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/** Reads and writes session rows over the writer's connection, inside its transaction. Not safe for threads. */
final class SessionTable {
    private final PreparedStatement delete;
    private final PreparedStatement insert;
    private final PreparedStatement join;
    private final PreparedStatement all;
    private final PreparedStatement rooms;

    SessionTable(Connection connection) throws SQLException {
        delete = connection.prepareStatement("delete from session where \"user\" = ?");
        insert = connection.prepareStatement(
                "insert into session (\"user\", nick, status, token_hash, expires) values (?, ?, ?, ?, ?)");
        join = connection.prepareStatement(
                "insert into session_room (\"user\", position, room, since, epoch) values (?, ?, ?, ?, ?)");
        all = connection.prepareStatement("select \"user\", nick, status, token_hash, expires from session order by 1");
        rooms = connection.prepareStatement(
                "select \"user\", room, since, epoch from session_room order by \"user\", position");
    }

    void save(SessionRow row) throws SQLException {
        delete(row.user());
        insert.setString(1, row.user().value());
        insert.setString(2, row.nick().value());
        insert.setString(3, row.status().name());
        insert.setString(4, row.tokenHash());
        if (row.expires().isPresent()) {
            insert.setLong(5, row.expires().get().toEpochMilli());
        } else {
            insert.setNull(5, Types.BIGINT);
        }
        insert.executeUpdate();
        saveRooms(row);
    }

    /** Its rooms go with it. */
    void delete(UserId user) throws SQLException {
        delete.setString(1, user.value());
        delete.executeUpdate();
    }

    List<SessionRow> all() throws SQLException {
        List<SessionRow> rows = new ArrayList<>();
        Map<UserId, List<Joined>> joined = joined();
        try (ResultSet row = all.executeQuery()) {
            while (row.next()) {
                rows.add(session(row, joined));
            }
        }
        return rows;
    }

    private void saveRooms(SessionRow row) throws SQLException {
        try {
            for (int i = 0; i < row.rooms().size(); i++) {
                Joined joined = row.rooms().get(i);
                join.setString(1, row.user().value());
                join.setInt(2, i);
                join.setString(3, joined.room().value());
                join.setLong(4, joined.since());
                join.setString(5, joined.epoch());
                join.addBatch();
            }
            join.executeBatch();
        } finally {
            join.clearBatch();
        }
    }

    private static SessionRow session(ResultSet row, Map<UserId, List<Joined>> joined) throws SQLException {
        UserId user = new UserId(row.getString(1));
        long expires = row.getLong(5);
        Optional<Instant> expiry = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expires));
        Status status = Status.valueOf(row.getString(3));
        return new SessionRow(
                user,
                new Nick(row.getString(2)),
                status,
                row.getString(4),
                joined.getOrDefault(user, List.of()),
                expiry);
    }

    /** The rooms of all sessions: one question, however many there are. */
    private Map<UserId, List<Joined>> joined() throws SQLException {
        Map<UserId, List<Joined>> joined = new HashMap<>();
        try (ResultSet row = rooms.executeQuery()) {
            while (row.next()) {
                joined.computeIfAbsent(new UserId(row.getString(1)), user -> new ArrayList<>())
                        .add(new Joined(new RoomKey(row.getString(2)), row.getLong(3), row.getString(4)));
            }
        }
        return joined;
    }
}
