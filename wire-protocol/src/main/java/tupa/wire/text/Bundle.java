package tupa.wire.text;

import java.util.Locale;
import java.util.ResourceBundle;

/** The files in which the sentences stand. */
final class Bundle {
    private static final String NAME = "tupa.wire.text.messages";

    /** Whoever wants a language there is no bundle for gets English, and not that of the machine. */
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Bundle() {}

    static ResourceBundle of(Locale language) {
        return ResourceBundle.getBundle(NAME, language, NO_OTHER);
    }

    /** One sentence, with what belongs into its holes. */
    static String sentence(Locale language, String key, Object... values) {
        String pattern = of(language).getString(key);
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (isHole(pattern, i, values.length)) {
                sentence.append(values[pattern.charAt(i + 1) - '0']);
                i += 2;
            } else {
                sentence.append(pattern.charAt(i));
            }
        }
        return sentence.toString();
    }

    private static boolean isHole(String pattern, int at, int values) {
        return at + 2 < pattern.length()
                && pattern.charAt(at) == '{'
                && pattern.charAt(at + 2) == '}'
                && pattern.charAt(at + 1) >= '0'
                && pattern.charAt(at + 1) < '0' + values;
    }
}
