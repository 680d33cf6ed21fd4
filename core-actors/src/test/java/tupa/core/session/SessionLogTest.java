package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.Status;
import tupa.wire.UserId;

final class SessionLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("tupa");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Identity ada = new Identity(new Member(new UserId("g-1"), new Nick("Ada"), Status.ONLINE));

    SessionLogTest() {
        logger.setLevel(Level.DEBUG);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave_the_log_as_it_was() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void each_line_says_whose_session_it_is_and_the_next_thing_on_the_thread_is_nobodys() {
        SessionLog.received(ada, "/join ", new RoomName("attic"));
        SessionLog.asked(ada, "room");
        SessionLog.wroteTo(ada, "Bob");
        SessionLog.said(ada, new RoomName("attic"), "hi");
        SessionLog.connected(ada.user(), ada.nick(), InetSocketAddress.createUnresolved("here", 4711));

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Received from Ada: /join attic",
                        "Ada requested room list.",
                        "Private message from Ada to Bob.",
                        "Message from Ada in room 'attic': hi",
                        "Client connected: g-1 with username: Ada from here/<unresolved>:4711");
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getMDCPropertyMap()).isEqualTo(Map.of("session", "g-1")));
        assertThat(MDC.get("session")).isNull();
    }

    @Test
    void nobody_fills_the_log_with_whom_he_writes_to() {
        SessionLog.wroteTo(ada, "x".repeat(60_000));

        assertThat(lines.list.get(0).getFormattedMessage())
                .startsWith("Private message from Ada to xxx")
                .hasSizeLessThan(200);
    }
}
