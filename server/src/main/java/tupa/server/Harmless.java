package tupa.server;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.HexFormat;

/** What strangers wrote, as the log shows it: it cannot steer a terminal, and a message cannot begin a line. {@code logback.xml} names it. */
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
                escaped.append(escaped(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isHarmful(char c, boolean oneLine) {
        boolean endsLine = c == '\n' || c == '\r';
        return Character.isISOControl(c) && c != '\t' && (oneLine || !endsLine);
    }

    private static String escaped(char harmful) {
        return switch (harmful) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\u001b' -> "\\e";
            default -> "\\x" + HexFormat.of().toHexDigits((byte) harmful);
        };
    }
}
