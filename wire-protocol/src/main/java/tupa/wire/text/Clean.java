package tupa.wire.text;

/**
 * Takes out of foreign text whatever a terminal would obey instead of show: control characters, escape sequences,
 * direction overrides and characters without width.
 */
public final class Clean {
    /** Longer text is cut; the protocol allows 4,000 code points in a message. */
    static final int MAX = 8_000;

    private Clean() {}

    /** One line of it: line ends and tabs become spaces. */
    public static String line(String foreign) {
        return strip(foreign, false);
    }

    /** Several lines, divided by {@code \n}; tabs become spaces. */
    public static String text(String foreign) {
        return strip(foreign, true);
    }

    private static String strip(String foreign, boolean lines) {
        StringBuilder clean = new StringBuilder(Math.min(foreign.length(), MAX) + 1);
        int at = 0;
        while (at < foreign.length() && clean.length() < MAX) {
            int c = foreign.codePointAt(at);
            if (c == '\n' && lines) {
                clean.append('\n');
            } else if (c == '\n' || c == '\t') {
                clean.append(' ');
            } else if (isShown(c)) {
                clean.appendCodePoint(c);
            }
            at += Character.charCount(c);
        }
        return at < foreign.length() ? clean.append('…').toString() : clean.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isBlank(c) && (c < 0xE0000 || c > 0xE0FFF);
        };
    }

    /** Letters and marks by category that draw nothing. */
    private static boolean isBlank(int c) {
        return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || (c >= 0xFE00 && c <= 0xFE0F);
    }
}
