package tupa.core.session;

import java.time.Duration;
import java.util.function.Consumer;
import tupa.core.store.SessionRow;

/**
 * A session's row in the store. What could not be written, or perhaps was, is written again later as it is then: a restart
 * must find the session that its user knows, and none whose user was seen to leave.
 */
final class StoredRow {
    private enum Timer {
        WRITE_AGAIN
    }

    private static final Duration WRITE_AGAIN = Duration.ofSeconds(5);

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
        around.save(row(), stored -> {
            if (stored) {
                around.cancel(Timer.WRITE_AGAIN);
            } else if (!session.isOver()) {
                around.after(Timer.WRITE_AGAIN, WRITE_AGAIN, () -> save(later -> {}));
            }
            then.accept(stored);
        });
    }

    /** The session is over. {@code asked} is run when the store has answered, {@code gone} when there is no row. */
    void delete(Runnable asked, Runnable gone) {
        around.delete(session.me().user(), deleted -> {
            asked.run();
            if (deleted) {
                gone.run();
            } else {
                around.after(Timer.WRITE_AGAIN, WRITE_AGAIN, () -> delete(() -> {}, gone));
            }
        });
    }

    private SessionRow row() {
        return new SessionRow(
                session.me().user(),
                session.me().nick(),
                session.me().status(),
                tokenHash,
                session.rooms().rows(),
                session.window().until());
    }
}
