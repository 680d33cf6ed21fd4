package tupa.wire;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The one rule for characters in names, shared by {@link Nick} and {@link RoomName}. */
final class Names {
    private Names() {}

    /** The NFC form of {@code raw} when it is a legal name of at most {@code max} code points. */
    static Optional<String> clean(String raw, int max) {
        if (raw.length() > 4 * max) {
            return Optional.empty();
        }
        if (isPlain(raw)) {
            boolean begins = !raw.isEmpty() && raw.length() <= max && Character.isLetterOrDigit(raw.charAt(0));
            return begins ? Optional.of(raw) : Optional.empty();
        }
        String name = Normalizer.normalize(raw, Normalizer.Form.NFC);
        boolean legal = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= max
                && Character.isLetterOrDigit(name.codePointAt(0))
                && name.codePoints().allMatch(Names::allowed);
        return legal ? Optional.of(name) : Optional.empty();
    }

    /**
     * The form under which names are compared; folding it again changes nothing. Upper-casing in between makes letters
     * equal that lower-casing alone keeps apart (sharp s, final sigma), and lower-casing before it catches the capital
     * sharp s, whose upper case is itself: close to Unicode case folding without a table of our own.
     */
    static String fold(String name) {
        if (isPlain(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String folded = lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Letters and digits of ASCII and the three signs: of these every rule is simple, and most names have no others. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && !isSign(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSign(int c) {
        return c == '_' || c == '-' || c == '.';
    }

    private static boolean allowed(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER -> !Character.isIdentifierIgnorable(c) && !Characters.isInvisible(c);
            default -> isSign(c);
        };
    }
}
