package tupa.core.session;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/**
 * What a session writes into the log, each line with whose it is. That is put there only while a line is written: most turns
 * of a session write none, and there are many.
 */
final class SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final Logger BODIES = LoggerFactory.getLogger("tupa.bodies");
    private static final String WHOSE = "session";

    private SessionLog() {}

    static void connected(UserId user, Nick nick, InetSocketAddress peer) {
        write(user, () -> LOG.info("Client connected: {} with username: {} from {}", user, nick, peer));
    }

    /** A command, with what it names that others may know. */
    static void received(Identity from, String command, Object named) {
        if (LOG.isDebugEnabled()) {
            write(from.user(), () -> LOG.debug("Received from {}: {}{}", from.nick(), command, named));
        }
    }

    static void asked(Identity from, String list) {
        if (LOG.isDebugEnabled()) {
            write(from.user(), () -> LOG.debug("{} requested {} list.", from.nick(), list));
        }
    }

    static void wroteTo(Identity from, String peer) {
        write(from.user(), () -> LOG.info("Private message from {} to {}.", from.nick(), peer));
    }

    static void said(Identity from, RoomName room, String text) {
        if (BODIES.isInfoEnabled()) {
            write(from.user(), () -> BODIES.info("Message from {} in room '{}': {}", from.nick(), room, text));
        }
    }

    private static void write(UserId whose, Runnable line) {
        MDC.put(WHOSE, whose.value());
        try {
            line.run();
        } finally {
            MDC.remove(WHOSE);
        }
    }
}
