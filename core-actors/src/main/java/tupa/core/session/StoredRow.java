package tupa.core.session;

import java.time.Duration;
import java.util.function.Consumer;
import tupa.core.store.SessionRow;

/**
 * A session's row in the store. What could not be written, or perhaps was, is written again later as it is then: sooner or
 * later a restart finds the session that its user knows, and none whose user has said goodbye.
 */
final class StoredRow {
    private enum Timer {
        WRITE_AGAIN,
        DELETE_AGAIN
    }

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    private final SessionState session;
    private final Surroundings around;
    private final String tokenHash;

    StoredRow(SessionState session, Surroundings around, String tokenHash) {
        this.session = session;
        this.around = around;
        this.tokenHash = tokenHash;
    }

    /** Stores the session as it is now, unless it is over: {@code then} gets whether it is stored so. */
    void save(Consumer<Boolean> then) {
        if (session.isOver()) {
            then.accept(false);
            return;
        }
        SessionRow written = row();
        around.save(written, stored -> {
            then.accept(stored);
            if (session.isOver()) {
                around.cancel(Timer.WRITE_AGAIN);
            } else if (!stored) {
                around.after(Timer.WRITE_AGAIN, AGAIN_AFTER, () -> save(later -> {}));
            } else if (written.equals(row())) {
                // Only then: what was refused before may have been something that was taken back since.
                around.cancel(Timer.WRITE_AGAIN);
            }
        });
    }

    /** The session is over. {@code asked} is run when the store has answered, {@code gone} when there is no row. */
    void delete(Runnable asked, Runnable gone) {
        around.cancel(Timer.WRITE_AGAIN);
        around.delete(session.me().user(), deleted -> {
            asked.run();
            if (deleted) {
                gone.run();
            } else {
                around.after(Timer.DELETE_AGAIN, AGAIN_AFTER, () -> delete(() -> {}, gone));
            }
        });
    }

    private SessionRow row() {
        return new SessionRow(
                session.me().user(),
                session.renaming().stored(),
                session.me().status(),
                tokenHash,
                session.rooms().rows(),
                session.window().until());
    }
}
