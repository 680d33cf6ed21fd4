package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** One statement, executed for each row; without a network between, nothing is faster. */
final class BatchInsert implements MessageInsert {
    private final PreparedStatement insert;

    BatchInsert(Connection connection) throws SQLException {
        insert = connection.prepareStatement("insert into message (room_id, seq, sender, nick, peer_nick, kind,"
                + " sent_at, text, client_msg_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    @Override
    public void add(RoomId room, StoredEvent event) throws SQLException {
        Entry entry = event.entry();
        insert.setLong(1, room.value());
        insert.setLong(2, event.seq());
        insert.setString(3, entry.author().value());
        insert.setString(4, entry.nick().value());
        if (entry.peerNick().isPresent()) {
            insert.setString(5, entry.peerNick().get().value());
        } else {
            insert.setNull(5, Types.VARCHAR);
        }
        insert.setString(6, entry.kind().name());
        insert.setLong(7, event.ts().toEpochMilli());
        insert.setString(8, entry.text());
        insert.setString(9, entry.cid().value());
        insert.addBatch();
    }

    @Override
    public void flush() throws SQLException {
        insert.executeBatch();
    }

    @Override
    public void clear() throws SQLException {
        insert.clearBatch();
    }
}
