package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.event;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.said;
import static tupa.core.store.Given.session;
import static tupa.core.store.Given.soon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.wire.ErrorCode;

final class SqliteStorageTest implements MessageLogContract, RetentionContract, SessionStoreContract {
    @TempDir
    private Path directory;

    private Storage storage = Storages.inMemory(Storages.randomEpochs());

    @BeforeEach
    void open() {
        storage = Storages.open(Given.settings(directory.resolve("tupa.db")), Storages.randomEpochs());
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

        close();
        open();

        OpenedRoom again = soon(log().open(room("ops"), 10));
        assertThat(again)
                .isEqualTo(new OpenedRoom(
                        ops.id(), ops.epoch(), 2, 1, events.get(1).ts(), "what it is about", events));
        assertThat(soon(store().loadAll())).containsExactly(session(ALICE, "ops"));
    }

    @Test
    void closing_finishes_what_was_given_and_leaves_it_in_one_file() throws Exception {
        OpenedRoom ops = soon(log().open(room("ops"), 0));

        CompletionStage<Outcome> last = log().append(said(ops, 1, 1000));
        close();

        assertThat(last.toCompletableFuture()).isCompletedWithValue(new Outcome.Committed());
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(directory.resolve("tupa.db"), directory.resolve("tupa.lock"));
        }
    }

    @Test
    void a_closed_store_refuses_everything() {
        OpenedRoom ops = soon(log().open(room("ops"), 0));

        close();

        assertThat(soon(log().append(said(ops, 1, 1)))).isEqualTo(new Outcome.Refused(ErrorCode.STORAGE_UNAVAILABLE));
        assertThat(log().open(room("ops"), 0).toCompletableFuture()).isCompletedExceptionally();
        assertThat(store().save(session(ALICE)).toCompletableFuture()).isCompletedExceptionally();
        assertThat(log().after(ops.id(), 0, 1, 1).toCompletableFuture()).isCompletedExceptionally();
    }
}
