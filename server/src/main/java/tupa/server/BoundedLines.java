package tupa.server;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines of a bounded length. Of one that is longer nothing is kept. */
final class BoundedLines {
    /** Characters; more than anybody types, and more than a message may have. */
    static final int LONGEST = 8192;

    /** A line, or what is left of one that was too long: nothing. */
    record Line(String text, boolean tooLong) {}

    private final Reader in;

    /** @param in is read one character at a time: it should have a buffer */
    BoundedLines(Reader in) {
        this.in = in;
    }

    /** The next line, without its end; empty when there is none. The last may lack its end. */
    Optional<Line> next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean tooLong = false;
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        while (c >= 0 && c != '\n') {
            tooLong |= line.length() == LONGEST;
            if (!tooLong) {
                line.append((char) c);
            }
            c = in.read();
        }
        return Optional.of(new Line(tooLong ? "" : line.toString(), tooLong));
    }
}
