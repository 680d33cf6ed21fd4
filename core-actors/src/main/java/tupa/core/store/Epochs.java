package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gives every room a new epoch: its history is another one than clients know. In SQL that every store understands. */
final class Epochs {
    private Epochs() {}

    /** Within the connection's transaction; the answer is how many rooms there are. */
    static long renew(Connection connection, Supplier<String> epochs) throws SQLException {
        List<Long> rooms = rooms(connection);
        try (PreparedStatement update = connection.prepareStatement("update room set epoch = ? where id = ?")) {
            for (long room : rooms) {
                update.setString(1, epochs.get());
                update.setLong(2, room);
                update.addBatch();
            }
            update.executeBatch();
        }
        return rooms.size();
    }

    private static List<Long> rooms(Connection connection) throws SQLException {
        List<Long> rooms = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from room order by id")) {
            while (row.next()) {
                rooms.add(row.getLong(1));
            }
        }
        return rooms;
    }
}
