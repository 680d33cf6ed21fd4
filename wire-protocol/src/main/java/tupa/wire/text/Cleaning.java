package tupa.wire.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import tupa.wire.Characters;

/**
 * One text while it is cleaned. Whether a character may stay depends on it, on what stayed before it and, for a joiner,
 * on what stays next; never on what was taken out. So what was cleaned once is not changed by cleaning it again.
 */
final class Cleaning {
    /** More marks than this on one letter are there to be drawn over other people's lines. */
    private static final int MARKS_MAX = 8;

    private static final int NON_JOINER = 0x200C;

    /** Scripts that are not written rightly without joiners. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.NKO,
            UnicodeScript.ADLAM,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE,
            UnicodeScript.TAI_THAM,
            UnicodeScript.CHAKMA);

    private final String foreign;
    private final boolean lines;
    private final StringBuilder clean;

    /** The last character that marks can be set on; a line end when there is none. */
    private int base = '\n';

    /** What stayed last. */
    private int last = '\n';

    private int marks;

    /** A joiner or selector that stays if the next character needs it; 0 when there is none. */
    private int pending;

    Cleaning(String foreign, boolean lines) {
        this.foreign = foreign;
        this.lines = lines;
        this.clean = new StringBuilder(Math.min(foreign.length(), Clean.MAX) + 1);
    }

    String result() {
        int at = 0;
        while (at < foreign.length() && clean.length() < Clean.MAX) {
            int c = foreign.codePointAt(at);
            take(c);
            at += Character.charCount(c);
        }
        return at < foreign.length() ? clean.append('…').toString() : clean.toString();
    }

    private void take(int c) {
        if (c == '\n' && lines) {
            begin('\n');
        } else if (isBlank(c)) {
            begin(' ');
        } else if (Emoji.isSkinTone(c) && Emoji.isPicture(last)) {
            add(c);
        } else if (isHeldBack(c)) {
            pending = c;
        } else if (isSelector(c)) {
            addMark(c);
        } else if (isShown(c)) {
            show(c);
        }
    }

    private void show(int c) {
        boolean kept = pending != 0 && marks < MARKS_MAX && joins(c);
        if (isMark(c)) {
            if (kept && marks + 1 < MARKS_MAX) {
                addMark(pending);
            }
            addMark(c);
        } else if (kept && Emoji.isPicture(c)) {
            addMark(pending);
            add(c);
        } else {
            if (kept) {
                add(pending);
            }
            begin(c);
        }
    }

    /** A mark needs something to stand on. */
    private void addMark(int c) {
        if (base != '\n' && marks < MARKS_MAX) {
            marks++;
            add(c);
        }
    }

    private void begin(int c) {
        base = c;
        marks = 0;
        add(c);
    }

    private void add(int c) {
        clean.appendCodePoint(c);
        last = c;
        pending = 0;
    }

    private static boolean isBlank(int c) {
        return c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029;
    }

    private boolean isHeldBack(int c) {
        return switch (c) {
            case Emoji.JOINER, NON_JOINER -> true;
            case Emoji.PICTURE_STYLE -> Emoji.isOnKey(last);
            default -> false;
        };
    }

    /** Whether what is held back belongs before this character, behind what stayed last. */
    private boolean joins(int c) {
        if (pending == Emoji.PICTURE_STYLE) {
            return c == Emoji.KEYCAP;
        }
        if (Emoji.isPicture(base)) {
            return pending == Emoji.JOINER && Emoji.isPicture(c);
        }
        return JOINING.contains(UnicodeScript.of(base)) && isOfWord(last) && isOfWord(c);
    }

    private static boolean isOfWord(int c) {
        return Character.isLetter(c) || isMark(c);
    }

    /** Chooses between forms of the character before it, where that has more than one. */
    private boolean isSelector(int c) {
        return switch (c) {
            case Emoji.PICTURE_STYLE, Emoji.TEXT_STYLE -> Emoji.isPicture(last);
            case 0x180B, 0x180C, 0x180D, 0x180F -> UnicodeScript.of(last) == UnicodeScript.MONGOLIAN;
            default -> false;
        };
    }

    /** What is drawn into the place of the character before it. */
    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
        };
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !Characters.isInvisible(c) && !isNoCharacter(c);
        };
    }

    private static boolean isNoCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
