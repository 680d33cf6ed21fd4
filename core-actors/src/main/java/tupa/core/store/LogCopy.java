package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Copies all that one database holds into another: rooms with their epochs, messages with their numbers, sessions. It is
 * one transaction over there, so that a copy is whole or not at all; here it is read in chunks.
 */
final class LogCopy {
    private static final int CHUNK = 1000;

    private final Connection source;
    private final Connection target;
    private final Database from;
    private final Database to;

    private LogCopy(Connection source, Connection target, Database from, Database to) {
        this.source = source;
        this.target = target;
        this.from = from;
        this.to = to;
    }

    /** Throws {@link StoreException} when either is used by a server, the target is not empty, or anything fails. */
    static Copied run(Database from, Database to) {
        try (Connection source = open(from);
                Connection target = open(to)) {
            return new LogCopy(source, target, from, to).run();
        } catch (SQLException e) {
            throw new StoreException("the copy failed, and nothing was copied: " + e.getMessage(), e);
        }
    }

    private static Connection open(Database database) {
        try {
            Connection connection = database.connectAlone();
            try {
                Schema.bringUpToDate(connection, database.dialect());
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | StoreException e) {
            throw new StoreException(database.complaint(e), e);
        }
    }

    private Copied run() throws SQLException {
        Copied before = count(target);
        if (!before.equals(Copied.NOTHING)) {
            throw refused("it is not empty, it holds " + before);
        }
        copyRooms();
        copySessions();
        Copied expected = count(source);
        Copied copied = count(target);
        if (!copied.equals(expected)) {
            target.rollback();
            throw refused("only " + copied + " of " + expected + " arrived, and nothing was copied");
        }
        target.commit();
        to.finish(target);
        return copied;
    }

    private StoreException refused(String why) {
        IllegalStateException cause = new IllegalStateException(why);
        return new StoreException(to.complaint(cause), cause);
    }

    /** The rooms keep their ids. */
    private void copyRooms() throws SQLException {
        MessageQueries messages = new MessageQueries(source, from);
        MessageInsert insert = to.messageInsert(target);
        try (Statement all = source.createStatement();
                ResultSet room = all.executeQuery("select id, name, epoch, topic from room order by id");
                PreparedStatement create =
                        target.prepareStatement("insert into room (id, name, epoch, topic) values (?, ?, ?, ?)")) {
            while (room.next()) {
                RoomId id = new RoomId(room.getLong(1));
                create.setLong(1, id.value());
                create.setString(2, room.getString(2));
                create.setString(3, room.getString(3));
                create.setString(4, to.encode(from.decode(room.getString(4))));
                create.executeUpdate();
                copyMessages(id, messages, insert);
            }
        }
        to.roomsInserted(target);
    }

    private static void copyMessages(RoomId room, MessageQueries messages, MessageInsert insert) throws SQLException {
        long last = 0;
        List<StoredEvent> events =
                messages.after(room, last, Long.MAX_VALUE, CHUNK).events();
        while (!events.isEmpty()) {
            for (StoredEvent event : events) {
                insert.add(room, event);
                last = event.seq();
            }
            insert.flush();
            events = messages.after(room, last, Long.MAX_VALUE, CHUNK).events();
        }
    }

    private void copySessions() throws SQLException {
        SessionTable sessions = new SessionTable(target);
        for (SessionRow row : new SessionTable(source).all()) {
            sessions.save(row);
        }
    }

    private static Copied count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select (select count(*) from room),"
                        + " (select count(*) from message), (select count(*) from session)")) {
            row.next();
            return new Copied(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}
