package tupa.server;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** What strangers wrote, as the log shows it: it can neither begin a line nor steer a terminal. {@code logback.xml} names it. */
public final class Harmless {
    private Harmless() {}

    /** A message, on one line. */
    public static final class Message extends MessageConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return escape(String.valueOf(super.convert(event)), true);
        }
    }

    /** An exception and where it came from, on many lines. */
    public static final class Trace extends ThrowableProxyConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return escape(super.convert(event), false);
        }
    }

    /** In one pass, and the same text when there is nothing to escape: a busy server writes thousands of lines a second. */
    static String escape(String text, boolean oneLine) {
        for (int i = 0; i < text.length(); i++) {
            if (isHarmful(text.charAt(i), oneLine)) {
                return escapeFrom(i, text, oneLine);
            }
        }
        return text;
    }

    private static String escapeFrom(int first, String text, boolean oneLine) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmful(c, oneLine)) {
                escaped.append('\\').append(letter(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isHarmful(char c, boolean oneLine) {
        return c == '\u001b' || (oneLine && (c == '\n' || c == '\r'));
    }

    private static char letter(char harmful) {
        return harmful == '\n' ? 'n' : harmful == '\r' ? 'r' : 'e';
    }
}
