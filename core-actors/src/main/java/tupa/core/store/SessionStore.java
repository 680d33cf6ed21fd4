package tupa.core.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import tupa.wire.UserId;

/**
 * The rows of the sessions, by user. Writes are carried out in the order given. Every stage completes exceptionally with
 * {@link StoreException} when the store fails; a write that failed may nevertheless have happened, so the next write of
 * that user is what counts.
 */
public interface SessionStore {
    CompletionStage<Void> save(SessionRow row);

    CompletionStage<Void> delete(UserId user);

    CompletionStage<List<SessionRow>> loadAll();
}
