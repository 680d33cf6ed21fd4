package tupa.wire;

/** What a text written by a person must be before it is stored: a message, a private message, a topic. */
public final class TextRules {
    private static final int REPLACEMENT = 0xFFFD;

    private TextRules() {}

    /** Cleans {@code raw}, then refuses it when nothing visible is left or more than {@code max} code points are. */
    public static Checked check(String raw, int max) {
        String text = clean(raw);
        if (isBlank(text)) {
            return new Refused(ErrorCode.TEXT_EMPTY);
        }
        boolean tooLong = text.length() > max && text.codePointCount(0, text.length()) > max;
        return tooLong ? new Refused(ErrorCode.TEXT_TOO_LONG) : new Accepted(text);
    }

    /**
     * The text without control characters other than newline and tab. Half a surrogate pair becomes the replacement
     * character, because it could be neither sent nor stored. Nothing else changes, spaces at the ends included.
     */
    public static String clean(String raw) {
        if (isClean(raw)) {
            return raw;
        }
        StringBuilder clean = new StringBuilder(raw.length());
        raw.codePoints()
                .filter(TextRules::isAllowed)
                .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Without half a surrogate pair, which cannot be written as UTF-8. */
    static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
            }
        }
        return true;
    }

    /** Nearly every text is, and then it need not be copied. */
    private static boolean isClean(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Character.isSurrogate(c) || !isAllowed(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int c) {
        return !Character.isISOControl(c) || c == '\n' || c == '\t';
    }

    private static boolean isBlank(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at == text.length();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The text as it may be stored, or why it may not. */
    public sealed interface Checked {}

    public record Accepted(String text) implements Checked {}

    public record Refused(ErrorCode code) implements Checked {}
}
