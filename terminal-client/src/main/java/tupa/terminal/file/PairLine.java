package tupa.terminal.file;

import java.util.Optional;
import tupa.wire.text.Texts;

/**
 * Reads one line. A {@code #} begins a comment at the beginning of a line, and elsewhere when there are blanks on both
 * sides of it: so colours and rooms may begin with one. In double quotes a value may be empty, begin or end with
 * blanks, and hold whatever else.
 */
final class PairLine {
    private static final char QUOTE = '"';

    private final String text;
    private final int number;
    private final String where;

    PairLine(String text, int number, String where) {
        this.text = text;
        this.number = number;
        this.where = where;
    }

    /** Empty for a line that sets nothing. */
    Optional<Pair> read() throws BadFile {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
            return Optional.empty();
        }
        int equals = text.indexOf('=');
        String key = text.substring(0, Math.max(0, equals)).strip();
        if (key.isEmpty()) {
            throw new BadFile(where, Texts.FILE_NO_PAIR.with());
        }
        int begin = equals + 1;
        while (begin < text.length() && isBlank(begin)) {
            begin++;
        }
        return Optional.of(
                begin < text.length() && text.charAt(begin) == QUOTE ? quoted(key, begin) : bare(key, begin));
    }

    private Pair quoted(String key, int begin) throws BadFile {
        int close = text.indexOf(QUOTE, begin + 1);
        String rest = close < 0 ? "" : text.substring(close + 1).strip();
        if (close < 0 || !(rest.isEmpty() || rest.startsWith("#"))) {
            throw new BadFile(where, Texts.FILE_QUOTES.with());
        }
        return new Pair(key, text.substring(begin + 1, close), number, begin, close + 1);
    }

    private Pair bare(String key, int begin) {
        int end = begin;
        while (end < text.length() && !isComment(end)) {
            end++;
        }
        while (end > begin && isBlank(end - 1)) {
            end--;
        }
        return new Pair(key, text.substring(begin, end), number, begin, end);
    }

    private boolean isComment(int at) {
        return text.charAt(at) == '#' && isBlank(at - 1) && (at + 1 == text.length() || isBlank(at + 1));
    }

    private boolean isBlank(int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    /** The value as it must stand in a file; empty when no file can hold it. */
    static Optional<String> written(String value) {
        boolean quoted = value.isEmpty()
                || value.charAt(0) == QUOTE
                || !value.strip().equals(value)
                || !new PairLine("= " + value, 1, "").bare("", 2).value().equals(value);
        if (!quoted) {
            return Optional.of(value);
        }
        return value.indexOf(QUOTE) < 0 ? Optional.of(QUOTE + value + QUOTE) : Optional.empty();
    }
}
