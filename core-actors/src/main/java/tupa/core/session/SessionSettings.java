package tupa.core.session;

import com.typesafe.config.Config;
import java.time.Duration;
import tupa.core.config.Keys;
import tupa.core.registry.UserRegistry;
import tupa.wire.Limits;

/** The keys under {@code tupa.session} and {@code tupa.limits}, explained in {@code reference.conf}. */
public record SessionSettings(
        UserRegistry.Bounds bounds,
        Limits limits,
        boolean rateEnabled,
        int badRequestsMax,
        int conversationsMax,
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
                limitsOf(limits, session),
                limits.getBoolean("rate.enabled"),
                Keys.positiveInt(limits, "bad-requests"),
                Keys.positiveInt(limits, "conversations"),
                Keys.positiveDuration(session, "resume-window"),
                Keys.positiveDuration(session, "hello-timeout"),
                Keys.positiveDuration(session, "idle-timeout"),
                Keys.positiveInt(session, "unanswered-max"),
                Keys.positiveDuration(session, "operation-timeout"),
                Keys.positiveDuration(session, "reconnect-spread"),
                Keys.positiveDuration(session, "drain-timeout"));
    }

    /** These with the rate of {@code other}. */
    public SessionSettings withRateOf(SessionSettings other) {
        Limits now = new Limits(
                limits.textMax(),
                limits.requestMax(),
                limits.roomsMax(),
                limits.pageMax(),
                other.limits.rateBurst(),
                other.limits.ratePerSecond(),
                limits.heartbeatMs(),
                limits.idleMs(),
                limits.resumeMs());
        return new SessionSettings(
                bounds,
                now,
                other.rateEnabled,
                badRequestsMax,
                conversationsMax,
                resumeWindow,
                helloTimeout,
                idleTimeout,
                unansweredMax,
                operationTimeout,
                reconnectSpread,
                drainTimeout);
    }

    private static Limits limitsOf(Config limits, Config session) {
        return new Limits(
                Keys.positiveInt(limits, "text"),
                Keys.positiveInt(limits, "request"),
                Keys.positiveInt(limits, "rooms"),
                Keys.positiveInt(limits, "page"),
                Keys.positiveInt(limits, "rate.burst"),
                Keys.positiveInt(limits, "rate.per-second"),
                Keys.positiveDuration(session, "heartbeat").toMillis(),
                Keys.positiveDuration(session, "idle-timeout").toMillis(),
                Keys.positiveDuration(session, "resume-window").toMillis());
    }
}
