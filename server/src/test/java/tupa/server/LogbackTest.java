package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogbackTest {
    private final LoggerContext context = new LoggerContext();

    LogbackTest() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogbackTest.class.getResource("/logback.xml")));
    }

    @Test
    void what_a_stranger_wrote_can_neither_begin_a_line_nor_steer_the_terminal() {
        String line = line("a\r\n2026 | INFO | fake\u001b[31m", new IllegalStateException("\u001b[0m"));

        assertThat(line).contains("a\\r\\n2026 | INFO | fake\\e[31m").doesNotContain("\u001b");
    }

    @Test
    void a_trace_keeps_its_lines_and_is_written_once() {
        String line = line("it failed", new IllegalStateException("first\nsecond"));

        assertThat(line.lines()).contains("java.lang.IllegalStateException: first", "second");
        assertThat(line.split("IllegalStateException", -1)).hasSize(2);
    }

    @Test
    void what_harms_nobody_is_not_even_copied() {
        String harmless = "\t [31m caf\u00e9 \ud83e\udd8a";

        assertThat(Harmless.escape(harmless, true)).isSameAs(harmless);
        assertThat(Harmless.escape("first\r\nsecond", false)).isEqualTo("first\r\nsecond");
        assertThat(Harmless.escape("\n\u001b caf\u00e9\r", true)).isEqualTo("\\n\\e caf\u00e9\\r");
        assertThat(Harmless.escape("a\u009b31m\b\u0000", false)).isEqualTo("a\\x9b31m\\x08\\x00");
    }

    @Test
    void a_failure_without_a_message_is_told_all_the_same() {
        assertThat(line(null, new IllegalStateException())).contains("] null", "java.lang.IllegalStateException");
    }

    @Test
    void a_line_says_when_how_grave_who_and_where() {
        String line = line("hello", null);

        assertThat(line)
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\| INFO  \\| tupa.x \\[s-1] hello\\R");
    }

    @Test
    void operators_hear_what_they_act_on_and_nobody_hears_bodies() {
        assertThat(context.getLogger("tupa.core").getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("tupa.bodies").getEffectiveLevel()).isEqualTo(Level.OFF);
        assertThat(context.getLogger("org.apache.pekko").getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    private String line(@Nullable String message, @Nullable Throwable failure) {
        var logger = context.getLogger("tupa.x");
        LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, failure, null);
        event.setMDCPropertyMap(Map.of("session", "s-1"));
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
