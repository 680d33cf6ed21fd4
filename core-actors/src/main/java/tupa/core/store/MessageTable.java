package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes rooms and messages over the writer's connection, inside its transaction. Not safe for threads. */
final class MessageTable {
    private final Database database;
    private final Supplier<String> epochs;
    private final MessageQueries queries;
    private final PreparedStatement find;
    private final PreparedStatement create;
    private final MessageInsert insert;
    private final PreparedStatement topic;
    private final PreparedStatement delete;

    MessageTable(Connection connection, Database database, Supplier<String> epochs) throws SQLException {
        this.database = database;
        this.epochs = epochs;
        queries = new MessageQueries(connection, database);
        find = connection.prepareStatement("select id, epoch, topic from room where name = ?");
        create = connection.prepareStatement("insert into room (name, epoch, topic) values (?, ?, '')");
        insert = database.messageInsert(connection);
        topic = connection.prepareStatement("update room set topic = ? where id = ?");
        delete = connection.prepareStatement("delete from message where room_id = ? and seq < ?");
    }

    OpenedRoom open(RoomKey key, int recent) throws SQLException {
        flush();
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
        flush();
        return Verdict.on(batch, queries.standing(batch), queries.originals(batch));
    }

    /** What is inserted can be read only after {@link #flush}. */
    void insert(Append batch) throws SQLException {
        for (StoredEvent event : batch.events()) {
            insert.add(batch.room(), event);
        }
        for (StoredEvent event : batch.events()) {
            if (event.entry().kind() == EntryKind.TOPIC) {
                setTopic(batch.room(), event.entry().text());
            }
        }
    }

    /** Deletes the oldest events; the answer is how many. */
    int prune(RoomId room, long below, int limit) throws SQLException {
        flush();
        Page ends = queries.ends(room);
        long bound = Math.min(Math.min(below, ends.newest()), ends.oldest() + Math.max(0, limit));
        delete.setLong(1, room.value());
        delete.setLong(2, bound);
        return delete.executeUpdate();
    }

    void flush() throws SQLException {
        insert.flush();
    }

    /** Forgets what was not flushed. */
    void clear() throws SQLException {
        insert.clear();
    }

    private void setTopic(RoomId room, String text) throws SQLException {
        topic.setString(1, database.encode(text));
        topic.setLong(2, room.value());
        topic.executeUpdate();
    }

    private Optional<OpenedRoom> find(RoomKey key, int recent) throws SQLException {
        find.setString(1, key.value());
        try (ResultSet row = find.executeQuery()) {
            return row.next()
                    ? Optional.of(opened(
                            new RoomId(row.getLong(1)), row.getString(2), database.decode(row.getString(3)), recent))
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
