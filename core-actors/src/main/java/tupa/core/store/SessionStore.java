package tupa.core.store;

import java.util.List;
import java.util.Optional;
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

    /** One user's row, after all writes given before; for the rare case, so a store need not have a short way. */
    default CompletionStage<Optional<SessionRow>> load(UserId user) {
        return loadAll()
                .thenApply(rows ->
                        rows.stream().filter(row -> row.user().equals(user)).findFirst());
    }
}
