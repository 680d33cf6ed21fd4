package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes rooms and messages over the writer's connection, inside its transaction. Not safe for threads. */
final class MessageTable {
    private final Supplier<String> epochs;
    private final MessageQueries queries;
    private final PreparedStatement find;
    private final PreparedStatement create;
    private final PreparedStatement insert;
    private final PreparedStatement topic;

    MessageTable(Connection connection, Supplier<String> epochs) throws SQLException {
        this.epochs = epochs;
        queries = new MessageQueries(connection);
        find = connection.prepareStatement("select id, epoch, topic from room where name = ?");
        create = connection.prepareStatement("insert into room (name, epoch, topic) values (?, ?, '')");
        insert = connection.prepareStatement("insert into message (room_id, seq, sender, nick, peer_nick, kind,"
                + " sent_at, text, client_msg_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        topic = connection.prepareStatement("update room set topic = ? where id = ?");
    }

    OpenedRoom open(RoomKey key, int recent) throws SQLException {
        Optional<OpenedRoom> found = find(key, recent);
        if (found.isPresent()) {
            return found.get();
        }
        create.setString(1, key.value());
        create.setString(2, epochs.get());
        create.executeUpdate();
        return find(key, recent).orElseThrow();
    }

    /** What speaks against inserting the batch; empty when nothing does. */
    Optional<Outcome> verdict(Append batch) throws SQLException {
        return Verdict.on(batch, queries.standing(batch), queries.originals(batch));
    }

    void insert(Append batch) throws SQLException {
        try {
            for (StoredEvent event : batch.events()) {
                add(batch.room(), event);
            }
            insert.executeBatch();
        } finally {
            insert.clearBatch();
        }
        for (StoredEvent event : batch.events()) {
            if (event.entry().kind() == EntryKind.TOPIC) {
                setTopic(batch.room(), event.entry().text());
            }
        }
    }

    private void add(RoomId room, StoredEvent event) throws SQLException {
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

    private void setTopic(RoomId room, String text) throws SQLException {
        topic.setString(1, text);
        topic.setLong(2, room.value());
        topic.executeUpdate();
    }

    private Optional<OpenedRoom> find(RoomKey key, int recent) throws SQLException {
        find.setString(1, key.value());
        try (ResultSet row = find.executeQuery()) {
            return row.next()
                    ? Optional.of(opened(new RoomId(row.getLong(1)), row.getString(2), row.getString(3), recent))
                    : Optional.empty();
        }
    }

    private OpenedRoom opened(RoomId id, String epoch, String topic, int recent) throws SQLException {
        Page last = queries.before(id, Long.MAX_VALUE, Math.max(1, recent));
        List<StoredEvent> events = last.events();
        Instant newestTs =
                events.isEmpty() ? Instant.EPOCH : events.get(events.size() - 1).ts();
        List<StoredEvent> asked = recent > 0 ? events : List.of();
        return new OpenedRoom(id, epoch, last.newest(), last.oldest(), newestTs, topic, asked);
    }
}
