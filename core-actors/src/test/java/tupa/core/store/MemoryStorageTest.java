package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MemoryStorageTest implements MessageLogContract, RetentionContract, SessionStoreContract {
    private final Storage storage = Storages.inMemory(Storages.randomEpochs());

    @Override
    public MessageLog log() {
        return storage.messages();
    }

    @Override
    public SessionStore store() {
        return storage.sessions();
    }

    @Test
    void every_stage_is_complete_when_it_is_returned() {
        assertThat(log().open(Given.room("ops"), 0).toCompletableFuture()).isCompleted();
        assertThat(store().save(Given.session(Given.ALICE)).toCompletableFuture())
                .isCompleted();
    }
}
