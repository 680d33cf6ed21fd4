package tupa.core.session;

import java.time.Duration;
import tupa.wire.Event;

/** Looks from time to time whether a connection is as good as gone, and ends it then. */
final class Liveness {
    private enum Timer {
        LIVENESS
    }

    private static final int CHECKS = 4;

    private final SessionState session;
    private final Surroundings around;

    Liveness(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    void watch(Attachment attachment) {
        Duration idle = session.settings().idleTimeout();
        around.after(Timer.LIVENESS, idle.dividedBy(CHECKS), () -> {
            if (session.isCurrent(attachment)) {
                check(attachment, idle);
            }
        });
    }

    private void check(Attachment attachment, Duration idle) {
        attachment
                .verdict(session.now(), session.now().minus(idle))
                .ifPresentOrElse(reason -> session.giveUp(attachment, Event.Bye.of(reason)), () -> watch(attachment));
    }

    void cancel() {
        around.cancel(Timer.LIVENESS);
    }
}
