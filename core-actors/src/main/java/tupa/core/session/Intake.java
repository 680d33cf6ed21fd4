package tupa.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Reply;

/** What a user asks comes in here: one request after the other, within his rate, and not too many that make no sense. */
final class Intake {
    private final SessionState session;
    private final Surroundings around;
    private final Strikes mistakes;
    private SessionSettings settings;
    private RateLimit rate;

    Intake(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
        Instant now = session.now();
        this.settings = session.settings();
        this.rate = RateLimit.of(settings, now);
        this.mistakes = new Strikes(session.settings().badRequestsMax(), Strikes.WINDOW, now);
    }

    void proceed(Attachment from) {
        Optional<Incoming> next = from.next();
        while (next.isPresent()) {
            handle(from, next.get());
            next = from.next();
        }
    }

    private void handle(Attachment from, Incoming incoming) {
        if (incoming instanceof Incoming.Asked asked) {
            if (isWithinRate(from, asked)) {
                asked.request().accept(new Requests(session, around, from, asked.id()));
            }
        } else if (incoming instanceof Incoming.Malformed malformed) {
            mistakes.count(session.now());
            from.answer(malformed.id(), new Reply.Refusal(malformed.code(), malformed.message(), OptionalLong.empty()));
            if (mistakes.isOut()) {
                session.giveUp(from, Event.Bye.of(CloseReason.BAD_REQUESTS));
            }
        }
    }

    /** Takes what one more request would of the user's rate; how long until he may have it. */
    Duration reserve() {
        return rate().reserve(session.now());
    }

    /** An operator may have changed it: then everybody begins with all he may have at once. */
    private RateLimit rate() {
        if (!settings.equals(session.settings())) {
            settings = session.settings();
            rate = RateLimit.of(settings, session.now());
        }
        return rate;
    }

    private boolean isWithinRate(Attachment from, Incoming.Asked asked) {
        boolean free = Requests.isFree(asked.request());
        if (free) {
            rate().free(session.now());
        } else {
            Duration wait = rate().take(session.now());
            if (wait.isZero()) {
                return true;
            }
            from.answer(asked.id(), Reply.Refusal.of(ErrorCode.RATE_LIMITED, wait.toMillis() + 1));
        }
        if (rate.isFlood()) {
            session.giveUp(from, Event.Bye.of(CloseReason.FLOOD));
            return false;
        }
        return free;
    }
}
