package tupa.core.session;

import java.time.Instant;
import java.util.Optional;
import tupa.wire.LeftReason;

/**
 * The time for which a session without a connection is kept. It closes early when too many are kept: then the registry
 * ends the one that has been without for the longest time.
 */
final class ResumeWindow {
    private enum Timer {
        RESUME_WINDOW
    }

    private final SessionState session;
    private final Surroundings around;
    private Optional<Instant> until = Optional.empty();

    ResumeWindow(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    /** When the session ends, if it has no connection. */
    Optional<Instant> until() {
        return until;
    }

    /** The connection is gone. */
    void open() {
        Instant end = mark();
        around.after(Timer.RESUME_WINDOW, session.settings().resumeWindow(), this::close);
        around.detached(session.me().user(), end);
    }

    /** The process is about to end, and the session with it is not: its time runs in the next one. */
    void suspend() {
        around.cancel(Timer.RESUME_WINDOW);
        mark();
    }

    private Instant mark() {
        Instant end = session.now().plus(session.settings().resumeWindow());
        until = Optional.of(end);
        return end;
    }

    /** There is a connection again, or the session is over. */
    void cancel() {
        around.cancel(Timer.RESUME_WINDOW);
        if (until.isPresent()) {
            until = Optional.empty();
            around.attached(session.me().user());
        }
    }

    /** Too many sessions are kept, and when the registry last heard of this one it was to end at {@code end}. */
    void lapse(Instant end) {
        if (!session.isDraining() && until.filter(end::equals).isPresent()) {
            close();
        }
    }

    private void close() {
        session.end(LeftReason.TIMEOUT, () -> {});
    }
}
