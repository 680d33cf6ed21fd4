package tupa.wire.text;

/**
 * Takes out of foreign text whatever a terminal would obey instead of show: control characters, escape sequences,
 * direction overrides, and characters without width where they have no business. What is clean stays as it is.
 */
public final class Clean {
    /** Longer text is cut; the protocol allows 4,000 code points in a message. */
    static final int MAX = 8_000;

    private Clean() {}

    /** One line of it: line ends and tabs become spaces. */
    public static String line(String foreign) {
        return isPlain(foreign, false) ? foreign : new Cleaning(foreign, false).result();
    }

    /** Several lines, divided by {@code \n}; tabs become spaces. */
    public static String text(String foreign) {
        return isPlain(foreign, true) ? foreign : new Cleaning(foreign, true).result();
    }

    /** Nearly all that is said is, and then it need not be copied. */
    private static boolean isPlain(String text, boolean lines) {
        if (text.length() > MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && !(lines && c == '\n')) || c > '~') {
                return false;
            }
        }
        return true;
    }
}
