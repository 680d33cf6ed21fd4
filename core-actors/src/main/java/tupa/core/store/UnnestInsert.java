package tupa.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One statement for all rows: a column is an array, so that a whole transaction is one round trip. */
final class UnnestInsert implements MessageInsert {
    private record Row(RoomId room, StoredEvent event) {
        Entry entry() {
            return event.entry();
        }
    }

    private final Database database;
    private final Connection connection;
    private final PreparedStatement insert;
    private final List<Row> rows = new ArrayList<>();

    UnnestInsert(Connection connection, Database database) throws SQLException {
        this.connection = connection;
        this.database = database;
        insert = connection.prepareStatement("insert into message (room_id, seq, sender, nick, peer_nick, kind,"
                + " sent_at, text, client_msg_id) select * from unnest(?::bigint[], ?::bigint[], ?::text[],"
                + " ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])");
    }

    @Override
    public void add(RoomId room, StoredEvent event) {
        rows.add(new Row(room, event));
    }

    @Override
    public void flush() throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        set(1, "bigint", row -> row.room().value());
        set(2, "bigint", row -> row.event().seq());
        set(3, "text", row -> row.entry().author().value());
        set(4, "text", row -> row.entry().nick().value());
        set(
                5,
                "text",
                row -> row.entry().peerNick().isPresent()
                        ? row.entry().peerNick().get().value()
                        : null);
        set(6, "text", row -> row.entry().kind().name());
        set(7, "bigint", row -> row.event().ts().toEpochMilli());
        set(8, "text", row -> database.encode(row.entry().text()));
        set(9, "text", row -> database.encode(row.entry().cid().value()));
        rows.clear();
        insert.executeUpdate();
    }

    @Override
    public void clear() {
        rows.clear();
    }

    private void set(int column, String type, Function<Row, @Nullable Object> value) throws SQLException {
        Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        insert.setArray(column, connection.createArrayOf(type, values));
    }
}
