package tupa.terminal.text;

import tupa.wire.text.Emoji;
import tupa.wire.text.Ranges;

/**
 * How many columns text takes, by the way a terminal draws what is made of several characters. Where a way leaves
 * doubt, more columns are counted rather than fewer: a gap is less harm than text that runs over an edge.
 */
public enum Width {
    /** A family, a flag, a skin tone, a key are one picture of two columns. */
    JOINED,
    /** As tmux 3.3 does: what a joiner joins and flags are one, skin tones stand beside, and styles change nothing. */
    TMUX,
    /** Every character is drawn by itself. */
    APART;

    /**
     * Of code points that take two columns, the first and the last of each range: East Asian Width W and F of Unicode
     * 16.0, which has all emoji that are pictures by themselves. What is not assigned between two ranges is in them.
     */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2630, 0x2637, 0x2648, 0x2653, 0x267F, 0x267F, 0x268A, 0x268F, 0x2693, 0x2693, 0x26A1, 0x26A1,
        0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3,
        0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C,
        0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C,
        0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0xA4C6, 0xA960, 0xA97C, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18D08, 0x1AFF0,
        0x1B2FB, 0x1D300, 0x1D376, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200,
        0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0,
        0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B,
        0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680,
        0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0,
        0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAF8, 0x20000, 0x3FFFD
    };

    /** A piece of text that is drawn as one and ends before {@code end}. */
    record Unit(int end, int columns) {}

    /** The columns of the whole text, which has no line ends and control characters. */
    public int of(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); ) {
            Unit unit = unit(text, at);
            columns += unit.columns();
            at = unit.end();
        }
        return columns;
    }

    /** The unit that begins at {@code at}; it takes two columns at most. */
    Unit unit(String text, int at) {
        int base = text.codePointAt(at);
        int end = at + Character.charCount(base);
        int columns = alone(base);
        if (this != APART && Emoji.isRegional(base) && Emoji.isRegional(next(text, end))) {
            return new Unit(end + Character.charCount(base), 2);
        }
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (alone(c) > 0 && !joins(text, end, base) && !isToned(base, c)) {
                break;
            }
            end += Character.charCount(c);
            columns = widened(base, c) ? 2 : columns;
        }
        return new Unit(end, columns);
    }

    /** Whether the character there is made one with those before it, by a joiner. */
    private boolean joins(String text, int at, int base) {
        return this != APART
                && text.codePointBefore(at) == Emoji.JOINER
                && (this == TMUX || (Emoji.isPicture(base) && Emoji.isPicture(text.codePointAt(at))));
    }

    private boolean isToned(int base, int c) {
        return this == JOINED && Emoji.isPicture(base) && Emoji.isSkinTone(c);
    }

    private boolean widened(int base, int c) {
        boolean styled = c == Emoji.PICTURE_STYLE && (Emoji.isPicture(base) || Emoji.isOnKey(base));
        return this == JOINED && (styled || isToned(base, c) || Emoji.isPicture(c));
    }

    private static int next(String text, int at) {
        return at < text.length() ? text.codePointAt(at) : '\n';
    }

    private static int alone(int c) {
        if (c < 0x300) {
            return c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xAD ? 0 : 1;
        }
        if (isMark(c)) {
            return 0;
        }
        return Emoji.isRegional(c) || Ranges.contain(WIDE, c) ? 2 : 1;
    }

    /** What is drawn into the place of the character before it, or not at all. */
    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
        };
    }
}
