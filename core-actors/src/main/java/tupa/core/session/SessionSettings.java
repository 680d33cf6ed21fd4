package tupa.core.session;

import com.typesafe.config.Config;
import java.time.Duration;
import tupa.core.config.Keys;
import tupa.core.registry.UserRegistry;
import tupa.wire.JoinMode;
import tupa.wire.Limits;

/**
 * The keys under {@code tupa.session} and {@code tupa.limits}, and of {@code tupa.rooms} those that say what coming into one
 * means; explained in {@code reference.conf}.
 */
public record SessionSettings(
        UserRegistry.Bounds bounds,
        Limits limits,
        boolean rateEnabled,
        int badRequestsMax,
        int conversationsMax,
        boolean announceNewcomers,
        Duration resumeWindow,
        Duration helloTimeout,
        Duration idleTimeout,
        int unansweredMax,
        Duration operationTimeout,
        Duration reconnectSpread,
        Duration drainTimeout) {
    public static SessionSettings of(Config tupa) {
        Config session = tupa.getConfig("session");
        Config limits = tupa.getConfig("limits");
        return new SessionSettings(
                new UserRegistry.Bounds(Keys.positiveInt(session, "max"), Keys.positiveInt(session, "detached-max")),
                limitsOf(limits, session, joinMode(tupa.getConfig("rooms"))),
                limits.getBoolean("rate.enabled"),
                Keys.positiveInt(limits, "bad-requests"),
                Keys.positiveInt(limits, "conversations"),
                tupa.getBoolean("rooms.announce-newcomers"),
                Keys.positiveDuration(session, "resume-window"),
                Keys.positiveDuration(session, "hello-timeout"),
                Keys.positiveDuration(session, "idle-timeout"),
                Keys.positiveInt(session, "unanswered-max"),
                Keys.positiveDuration(session, "operation-timeout"),
                Keys.positiveDuration(session, "reconnect-spread"),
                Keys.positiveDuration(session, "drain-timeout"));
    }

    /** The same for sessions that cannot be resumed, and end with their connection. */
    SessionSettings withoutResume() {
        return with(limits.withoutResume(), rateEnabled, Duration.ZERO);
    }

    /** These with the rate of {@code other}. */
    public SessionSettings withRateOf(SessionSettings other) {
        return with(limits.withRateOf(other.limits), other.rateEnabled, resumeWindow);
    }

    private SessionSettings with(Limits told, boolean rated, Duration window) {
        return new SessionSettings(
                bounds,
                told,
                rated,
                badRequestsMax,
                conversationsMax,
                announceNewcomers,
                window,
                helloTimeout,
                idleTimeout,
                unansweredMax,
                operationTimeout,
                reconnectSpread,
                drainTimeout);
    }

    /** Whether everybody is in one public room at a time, so that joining another is moving there. */
    boolean hasOneRoom() {
        return limits.joinMode() == JoinMode.SWITCH;
    }

    /** Public rooms one user may be in. */
    int roomsMax() {
        return hasOneRoom() ? 1 : limits.roomsMax();
    }

    private static JoinMode joinMode(Config rooms) {
        return JoinMode.parse(rooms.getString("join-mode"))
                .orElseThrow(() -> Keys.bad(rooms, "join-mode", "is neither add nor switch"));
    }

    private static Limits limitsOf(Config limits, Config session, JoinMode joinMode) {
        return new Limits(
                Keys.positiveInt(limits, "text"),
                Keys.positiveInt(limits, "request"),
                Keys.positiveInt(limits, "rooms"),
                joinMode,
                Keys.positiveInt(limits, "page"),
                Keys.positiveInt(limits, "rate.burst"),
                Keys.positiveInt(limits, "rate.per-second"),
                Keys.positiveDuration(session, "heartbeat").toMillis(),
                Keys.positiveDuration(session, "idle-timeout").toMillis(),
                Keys.positiveDuration(session, "resume-window").toMillis());
    }
}
