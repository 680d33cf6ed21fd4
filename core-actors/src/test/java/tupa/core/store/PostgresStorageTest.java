package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.event;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.said;
import static tupa.core.store.Given.session;
import static tupa.core.store.Given.soon;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.WithPostgres;
import tupa.wire.ErrorCode;

@WithPostgres
final class PostgresStorageTest implements MessageLogContract, RetentionContract, SessionStoreContract {
    private final PostgresDatabase database;
    private Storage storage;

    PostgresStorageTest(PostgresDatabase database) {
        this.database = database;
        this.storage = open();
    }

    private Storage open() {
        return Storages.open(Given.settings(database), Storages.randomEpochs());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    public MessageLog log() {
        return storage.messages();
    }

    @Override
    public SessionStore store() {
        return storage.sessions();
    }

    @Test
    void everything_is_there_after_closing_and_opening() {
        OpenedRoom ops = soon(log().open(room("ops"), 0));
        List<StoredEvent> events =
                List.of(event(1, ALICE, "c1", "hello"), event(2, EntryKind.TOPIC, ALICE, "c2", "what it is about"));
        soon(log().append(new Append(ops.id(), events)));
        soon(store().save(session(ALICE, "ops")));

        storage.close();
        storage = open();

        OpenedRoom again = soon(log().open(room("ops"), 10));
        assertThat(again)
                .isEqualTo(new OpenedRoom(
                        ops.id(), ops.epoch(), 2, 1, events.get(1).ts(), "what it is about", events));
        assertThat(soon(store().loadAll())).containsExactly(session(ALICE, "ops"));
    }

    @Test
    void a_character_that_postgresql_does_not_know_comes_back_even_in_a_topic_and_a_cid() {
        OpenedRoom ops = soon(log().open(room("ops"), 0));
        String text = "a\0b\u001Ac\u001A0d\0";
        StoredEvent event = event(1, EntryKind.TOPIC, ALICE, "\0\u001A", text);

        soon(log().append(new Append(ops.id(), List.of(event))));
        Outcome again = soon(log().append(new Append(ops.id(), List.of(event(2, ALICE, "\0\u001A", "again")))));

        assertThat(soon(log().open(room("ops"), 1)).topic()).isEqualTo(text);
        assertThat(soon(log().after(ops.id(), 0, 1, 1)).events()).containsExactly(event);
        assertThat(again).isInstanceOf(Outcome.Duplicates.class);
    }

    @Test
    void closing_finishes_what_was_given_and_refuses_what_comes() {
        OpenedRoom ops = soon(log().open(room("ops"), 0));

        CompletionStage<Outcome> last = log().append(said(ops, 1, 1000));
        storage.close();

        assertThat(last.toCompletableFuture()).isCompletedWithValue(new Outcome.Committed());
        assertThat(soon(log().append(said(ops, 1001, 1001))))
                .isEqualTo(new Outcome.Refused(ErrorCode.STORAGE_UNAVAILABLE));
        assertThat(log().after(ops.id(), 0, 1, 1).toCompletableFuture()).isCompletedExceptionally();
    }
}
