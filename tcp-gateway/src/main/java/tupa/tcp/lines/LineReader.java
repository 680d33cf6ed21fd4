package tupa.tcp.lines;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds the lines in what comes from a terminal: UTF-8, ended by LF or CRLF. What telnet clients negotiate (RFC 854 and 855) is
 * swallowed. A line that is too long is thrown away as it comes, so that no more than the limit is ever kept of it.
 */
final class LineReader {
    /** What was found. */
    sealed interface Read {}

    /** A line, without its end. */
    record Line(String text) implements Read {}

    /** A line that was longer than it may be. */
    record TooLong() implements Read {}

    /** A line that is not UTF-8. */
    record NotText() implements Read {}

    /** Where in a telnet command the next byte is. */
    private enum Telnet {
        TEXT,
        COMMAND,
        OPTION,
        PARAMETERS,
        COMMAND_IN_PARAMETERS
    }

    private static final int LINE_END = '\n';
    private static final int RETURN = '\r';
    private static final int NUL = 0;

    /** The telnet commands that have a meaning for those that follow, by their names in RFC 854. */
    private static final int IAC = 255;

    private static final int WILL = 251;
    private static final int DONT = 254;
    private static final int SB = 250;
    private static final int SE = 240;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Room for so much is kept for the next line. */
    private static final int KEPT_MAX = 512;

    private final int max;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private ByteBuffer unread = NOTHING;
    private Telnet telnet = Telnet.TEXT;
    private boolean tooLong;

    /** @param max bytes in a line */
    LineReader(int max) {
        this.max = max;
    }

    /** Takes what came; the buffer may be used again for others. */
    void add(ByteBuffer bytes) {
        unread = ByteBuffer.allocate(unread.remaining() + bytes.remaining())
                .put(unread)
                .put(bytes)
                .flip();
    }

    /** The next line, if there is a whole one. */
    Optional<Read> next() {
        while (unread.hasRemaining()) {
            int next = unread.get() & 0xff;
            if (isText(next)) {
                if (next == LINE_END) {
                    return Optional.of(take());
                }
                append(next);
            }
        }
        unread = NOTHING;
        return Optional.empty();
    }

    /** What came after the last line end, if anything did; to be asked once nothing more comes. */
    Optional<Read> rest() {
        return line.size() > 0 || tooLong ? Optional.of(take()) : Optional.empty();
    }

    /** Whether a byte is the terminal's and not the telnet client's own. */
    private boolean isText(int next) {
        Telnet before = telnet;
        telnet = switch (before) {
            case TEXT -> next == IAC ? Telnet.COMMAND : Telnet.TEXT;
            case COMMAND -> next == SB ? Telnet.PARAMETERS : isNegotiation(next) ? Telnet.OPTION : Telnet.TEXT;
            case OPTION -> Telnet.TEXT;
            case PARAMETERS -> next == IAC ? Telnet.COMMAND_IN_PARAMETERS : Telnet.PARAMETERS;
            case COMMAND_IN_PARAMETERS -> next == SE ? Telnet.TEXT : Telnet.PARAMETERS;
        };
        return before == Telnet.TEXT && telnet == Telnet.TEXT && next != NUL;
    }

    private static boolean isNegotiation(int command) {
        return command >= WILL && command <= DONT;
    }

    private void append(int next) {
        if (line.size() == max) {
            tooLong = true;
            line.reset();
        }
        if (!tooLong) {
            line.write(next);
        }
    }

    private Read take() {
        byte[] bytes = line.toByteArray();
        boolean wasTooLong = tooLong;
        if (bytes.length > KEPT_MAX || wasTooLong) {
            line = new ByteArrayOutputStream();
        }
        line.reset();
        tooLong = false;
        return wasTooLong ? new TooLong() : read(bytes);
    }

    private static Read read(byte[] bytes) {
        int length = bytes.length > 0 && bytes[bytes.length - 1] == RETURN ? bytes.length - 1 : bytes.length;
        try {
            return new Line(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException notText) {
            return new NotText();
        }
    }
}
