package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Cid;
import tupa.wire.Nick;
import tupa.wire.UserId;

/** Reads messages over one connection. Closing the connection closes it too. Not safe for threads. */
final class MessageQueries {
    private static final String SELECT =
            "select seq, sender, nick, peer_nick, kind, sent_at, text, client_msg_id from message where room_id = ?";

    private final Database database;
    private final PreparedStatement after;
    private final PreparedStatement before;
    private final PreparedStatement bySignature;
    private final PreparedStatement ends;
    private final PreparedStatement time;
    private final PreparedStatement rooms;

    MessageQueries(Connection connection, Database database) throws SQLException {
        this.database = database;
        after = connection.prepareStatement(SELECT + " and seq > ? and seq <= ? order by seq limit ?");
        before = connection.prepareStatement(SELECT + " and seq < ? order by seq desc limit ?");
        bySignature = connection.prepareStatement(SELECT + " and sender = ? and client_msg_id = ?");
        // Two subqueries, because SQLite answers one min or one max from the key, but not both.
        ends = connection.prepareStatement("select (select min(seq) from message where room_id = ?),"
                + " (select max(seq) from message where room_id = ?)");
        time = connection.prepareStatement(
                "select sent_at from message where room_id = ? and seq >= ? order by seq limit 1");
        rooms = connection.prepareStatement("select id, name from room where id > ? order by id limit ?");
    }

    Page after(RoomId room, long after, long upTo, int limit) throws SQLException {
        return page(room, select(after, upTo, room, limit));
    }

    Page before(RoomId room, long seq, int limit) throws SQLException {
        before.setLong(1, room.value());
        before.setLong(2, seq);
        before.setInt(3, Math.max(0, limit));
        List<StoredEvent> found = events(before);
        Collections.reverse(found);
        return page(room, found);
    }

    /** The events stored under the numbers of {@code batch}. */
    List<StoredEvent> standing(Append batch) throws SQLException {
        List<StoredEvent> events = batch.events();
        long first = events.get(0).seq();
        return select(first - 1, first + events.size() - 1, batch.room(), events.size());
    }

    /** The events stored with an author and cid of {@code batch}, by position in it. */
    Map<Integer, StoredEvent> originals(Append batch) throws SQLException {
        Map<Integer, StoredEvent> originals = new HashMap<>();
        bySignature.setLong(1, batch.room().value());
        for (int i = 0; i < batch.events().size(); i++) {
            Entry entry = batch.events().get(i).entry();
            bySignature.setString(2, entry.author().value());
            bySignature.setString(3, database.encode(entry.cid().value()));
            for (StoredEvent original : events(bySignature)) {
                originals.put(i, original);
            }
        }
        return originals;
    }

    List<LoggedRoom> rooms(RoomId after, int limit) throws SQLException {
        List<LoggedRoom> found = new ArrayList<>();
        rooms.setLong(1, after.value());
        rooms.setInt(2, Math.max(0, limit));
        try (ResultSet row = rooms.executeQuery()) {
            while (row.next()) {
                found.add(new LoggedRoom(new RoomId(row.getLong(1)), new RoomKey(row.getString(2))));
            }
        }
        return found;
    }

    Cut cut(RoomId room, Keep keep) throws SQLException {
        Page ends = ends(room);
        return new Cut(
                ends.oldest(),
                ends.newest() == 0
                        ? ends.oldest()
                        : keep.firstKept(ends.oldest(), ends.newest(), seq -> timeOf(room, seq)));
    }

    /** The event may have gone meanwhile; then the next one is as old for this purpose. */
    private Instant timeOf(RoomId room, long seq) throws SQLException {
        time.setLong(1, room.value());
        time.setLong(2, seq);
        try (ResultSet row = time.executeQuery()) {
            return row.next() ? Instant.ofEpochMilli(row.getLong(1)) : Instant.MAX;
        }
    }

    /** The oldest and the newest seq of the room, on a page without events. */
    Page ends(RoomId room) throws SQLException {
        return page(room, List.of());
    }

    private List<StoredEvent> select(long from, long upTo, RoomId room, int limit) throws SQLException {
        after.setLong(1, room.value());
        after.setLong(2, from);
        after.setLong(3, upTo);
        after.setInt(4, Math.max(0, limit));
        return events(after);
    }

    private Page page(RoomId room, List<StoredEvent> events) throws SQLException {
        ends.setLong(1, room.value());
        ends.setLong(2, room.value());
        try (ResultSet row = ends.executeQuery()) {
            row.next();
            long oldest = row.getLong(1);
            return row.wasNull() ? new Page(events, 1, 0) : new Page(events, oldest, row.getLong(2));
        }
    }

    private List<StoredEvent> events(PreparedStatement query) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                events.add(new StoredEvent(row.getLong(1), Instant.ofEpochMilli(row.getLong(6)), entry(row)));
            }
        }
        return events;
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new UserId(row.getString(2)),
                new Nick(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(Nick::new),
                EntryKind.valueOf(row.getString(5)),
                new Cid(database.decode(row.getString(8))),
                database.decode(row.getString(7)));
    }
}
