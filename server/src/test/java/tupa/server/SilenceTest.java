package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private final LoggerContext context = new LoggerContext();
    private final LogLevels levels = new LogLevels(context);
    private final Logger logger = context.getLogger("any");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    SilenceTest() {
        logger.setLevel(Level.TRACE);
        written.start();
        logger.addAppender(written);
    }

    @Test
    void nothing_is_written_in_silence_and_everything_afterwards() {
        int given = levels.silently(() -> {
            logger.error("in silence");
            return 7;
        });
        logger.info("afterwards");

        assertThat(given).isEqualTo(7);
        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("afterwards");
    }

    @Test
    void a_bug_ends_the_silence() {
        assertThatThrownBy(() -> levels.silently(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        logger.info("afterwards");

        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("afterwards");
    }
}
