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
    private static final int PEER_MAX = 2 * Nick.MAX;

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

    /** The addressee is as he was written, and nobody's name is longer than what is told of it. */
    static void wroteTo(Identity from, String peer) {
        String told = peer.length() > PEER_MAX ? peer.substring(0, PEER_MAX) + "..." : peer;
        write(from.user(), () -> LOG.info("Private message from {} to {}.", from.nick(), told));
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
