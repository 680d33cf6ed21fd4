package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.wire.UserId;

/**
 * What a message costs on disk, and how much of that is the key by which a repeat is recognised. For how many messages is
 * the property {@code tests.cost.messages}: 2,000 unless told otherwise; the figures of docs/operations.md are of 100,000.
 */
final class MessageCostTest {
    private static final int MESSAGES = Integer.getInteger("tests.cost.messages", 2_000);
    private static final int BATCH = 500;
    private static final String TEXT = "about as long as what people write to each other, 70 characters or so";
    private static final String CID = "c0ffee00-0000-4000-8000-%012d";

    @Test
    void the_key_that_recognises_a_repeat_is_a_part_of_what_a_message_costs(@TempDir Path directory)
            throws IOException, SQLException {
        Path file = directory.resolve("tupa.db");
        fill(file);
        long with = size(file, "vacuum");

        long without = size(
                file,
                "create table bare (room_id, seq, sender, nick, peer_nick, kind, sent_at, text, client_msg_id,"
                        + " primary key (room_id, seq))",
                "insert into bare select * from message",
                "drop table message",
                "vacuum");

        System.out.printf(
                "%d messages of %d characters: %d bytes each, %d of them for the unique key%n",
                MESSAGES, TEXT.length(), with / MESSAGES, (with - without) / MESSAGES);
        assertThat(with - without).isBetween(1L, with / 2);
    }

    private static void fill(Path file) {
        try (Storage storage = Storages.open(Given.settings(file), Storages.randomEpochs())) {
            OpenedRoom room = storage.messages()
                    .open(Given.room("room"), 0)
                    .toCompletableFuture()
                    .join();
            for (int first = 1; first <= MESSAGES; first += BATCH) {
                Append batch = new Append(room.id(), batch(first));
                assertThat(storage.messages()
                                .append(batch)
                                .toCompletableFuture()
                                .join())
                        .isInstanceOf(Outcome.Committed.class);
            }
        }
    }

    private static List<StoredEvent> batch(int first) {
        List<StoredEvent> events = new ArrayList<>();
        for (int seq = first; seq < first + BATCH; seq++) {
            UserId author = new UserId("g-%016x".formatted(seq % 50));
            events.add(Given.event(seq, author, CID.formatted(seq), TEXT));
        }
        return events;
    }

    private static long size(Path file, String... statements) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = off");
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("pragma wal_checkpoint(truncate)");
        }
        return Files.size(file);
    }
}
